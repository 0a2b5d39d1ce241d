// The picture that the demo shows: gradients, soft edges, text, and corners that one sees through.
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

/** Draws it at any size. @returns a PNG file's bytes */
export function demoPicture(width: number, height: number): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.beginPath();
  context.roundRect(0, 0, width, height, height / 12);
  context.clip();
  context.scale(width / 640, height / 480);
  sky(context);
  for (let ridge = 0; ridge < 4; ridge++) mountains(context, ridge);
  water(context);
  context.textAlign = 'center';
  context.fillStyle = 'rgba(255, 255, 255, 0.94)';
  context.font = '600 62px "DejaVu Sans", sans-serif';
  context.fillText('resurface', 320, 118);
  context.font = '17px "DejaVu Sans", sans-serif';
  context.fillStyle = 'rgba(255, 255, 255, 0.7)';
  context.fillText('gone under, and here again, pixel for pixel', 320, 150);
  return canvas.toBuffer('image/png');
}

function sky(context: SKRSContext2D): void {
  const dusk = context.createLinearGradient(0, 0, 0, 340);
  for (const [at, colour] of [
    [0, '#14213f'],
    [0.45, '#5b3f7d'],
    [0.75, '#d9647a'],
    [1, '#ffc27a'],
  ] as const) {
    dusk.addColorStop(at, colour);
  }
  context.fillStyle = dusk;
  context.fillRect(0, 0, 640, 480);
  for (let star = 0; star < 90; star++) {
    // no two alike, and the same ones each time
    const x = (star * 197.3) % 640;
    const y = (star * 61.7) % 190;
    context.fillStyle = `rgba(255, 255, 255, ${0.15 + (star % 7) / 9})`;
    context.beginPath();
    context.arc(x, y, 0.5 + (star % 3) * 0.35, 0, 7);
    context.fill();
  }
  const glow = context.createRadialGradient(247, 236, 10, 247, 236, 190);
  glow.addColorStop(0, 'rgba(255, 236, 180, 1)');
  glow.addColorStop(0.16, 'rgba(255, 226, 160, 0.95)');
  glow.addColorStop(0.2, 'rgba(255, 200, 130, 0.45)');
  glow.addColorStop(1, 'rgba(255, 160, 110, 0)');
  context.fillStyle = glow;
  context.fillRect(0, 0, 640, 480);
}

function mountains(context: SKRSContext2D, ridge: number): void {
  const base = 262 + ridge * 26;
  context.fillStyle = `hsl(${282 - ridge * 16} ${30 + ridge * 5}% ${38 - ridge * 8}%)`;
  context.beginPath();
  context.moveTo(0, 480);
  for (let x = 0; x <= 640; x += 4) {
    const high = Math.sin(x / (58 - ridge * 6) + ridge * 2.1) * 20 + Math.sin(x / 23 + ridge) * 7;
    context.lineTo(x, base - high - Math.abs(Math.sin(x / 91 + ridge * 1.3)) * (46 - ridge * 9));
  }
  context.lineTo(640, 480);
  context.fill();
}

function water(context: SKRSContext2D): void {
  const lake = context.createLinearGradient(0, 372, 0, 480);
  lake.addColorStop(0, '#3a2750');
  lake.addColorStop(1, '#0c1226');
  context.fillStyle = lake;
  context.fillRect(0, 372, 640, 108);
  for (let line = 0; line < 26; line++) {
    const y = 376 + line * 4;
    const half = 12 + line * 3.2;
    const x = 247 + Math.sin(line * 1.9) * 9;
    context.fillStyle = `rgba(255, 196, 130, ${0.5 - line * 0.016})`;
    context.beginPath();
    context.ellipse(x, y, half, 1.1, 0, 0, 7);
    context.fill();
  }
}
