// A vitest setup file: with RESURFACE_PROPERTY_SEED all properties try the same values at every run, so that a failure is
// the change's own. Without it they try others each time, and a failure tells its seed.
const seed = process.env.RESURFACE_PROPERTY_SEED;
if (seed !== undefined) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
}
