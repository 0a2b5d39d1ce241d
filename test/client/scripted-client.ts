// The client of test/peers/c/scripted-client.c on this library, request for request, for a comparison of the logs.
import { WpViewporter } from '../../src/protocol/generated/viewporter.js';
import {
  WlCompositor,
  WlOutputTransform,
  WlShm,
  WlShmFormat,
  WlSubcompositor,
} from '../../src/protocol/generated/wayland.js';
import { XdgWmBase } from '../../src/protocol/generated/xdg-shell.js';
import { connect } from '../../src/session/index.js';
import { createMemfd } from '../../src/sys/index.js';

const width = 32;
const height = 16;
const stride = width * 4;

const session = await connect();
const compositor = session.bind(WlCompositor, { min: 4, max: 4 });
const subcompositor = session.bind(WlSubcompositor);
const shm = session.bind(WlShm, { max: 1 });
const wmBase = session.bind(XdgWmBase, { max: 2 });
const viewporter = session.bind(WpViewporter);
await session.roundtrip();

const surface = compositor.createSurface();
const region = compositor.createRegion();
region.add(-8, 0, 40, 16);
region.subtract(0, 0, 4, 4);
surface.setOpaqueRegion(region);
region.destroy();
surface.setInputRegion(null);
const xdgSurface = wmBase.getXdgSurface(surface);
const configured = new Promise<number>((resolve) => {
  xdgSurface.once('configure', ({ serial }) => resolve(serial));
});
const toplevel = xdgSurface.getToplevel();
toplevel.setTitle('Größe "zwölf"');
toplevel.setAppId('');
toplevel.setParent(null);
toplevel.setMinSize(1, 1);
surface.commit();
xdgSurface.ackConfigure(await configured);

const pool = shm.createPool(createMemfd('scripted', stride * height), stride * height);
const buffer = pool.createBuffer(0, width, height, stride, WlShmFormat.xrgb8888);
pool.destroy();
const child = compositor.createSurface();
const subsurface = subcompositor.getSubsurface(child, surface);
subsurface.setPosition(-3, 7);
subsurface.placeBelow(surface);
subsurface.setDesync();
const viewport = viewporter.getViewport(surface);
viewport.setSource(0.5, 0.25, 20.75, 8);
viewport.setDestination(64, 48);
surface.setBufferTransform(WlOutputTransform.normal);
surface.setBufferScale(1);
surface.attach(buffer, 0, 0);
surface.damageBuffer(0, 0, width, height);
surface.damage(0, 0, 0x7fffffff, 0x7fffffff);
surface.commit();
await session.roundtrip();

viewport.destroy();
subsurface.destroy();
child.destroy();
toplevel.destroy();
xdgSurface.destroy();
surface.destroy();
buffer.destroy();
viewporter.destroy();
wmBase.destroy();
await session.roundtrip();
session.close();
