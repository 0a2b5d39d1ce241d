import { type Image, locate, type RunningPeer } from '../peers/index.js';

/** Shoots until the picture is there, or gives the last shot: a screen shows a commit at some repaint after it. */
export async function shotWith(screen: RunningPeer, picture: Image): Promise<Image> {
  for (let i = 0; i < 20; i++) {
    const shot = await screen.screenshot();
    if (locate(shot, picture) !== undefined) return shot;
  }
  return screen.screenshot();
}
