// A session that says all that the rooms know to say: windows, trees, memory, popups, input, data.
import { data, transactions } from './script/data.js';
import { focus, input, popups } from './script/input.js';
import { endings, memoryAndViews, tree } from './script/trees.js';
import { animation, animation2, globals, mainWindow, namesOfWindows, panel, secondWindow } from './script/windows.js';
import { Script } from './steps.js';

export { OUTPUT } from './script/phrases.js';

export function wholeScript(): Script {
  const script = new Script();
  globals(script);
  mainWindow(script);
  animation(script, 4);
  panel(script);
  namesOfWindows(script);
  tree(script);
  memoryAndViews(script);
  popups(script);
  input(script);
  focus(script);
  secondWindow(script);
  data(script);
  transactions(script);
  animation2(script);
  endings(script);
  return script;
}
