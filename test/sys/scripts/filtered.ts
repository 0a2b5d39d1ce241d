// Refuses itself io_uring by a filter, and becomes the program that it is given.
import { execute, filterIoUring } from '../../../src/sys/exec.js';

filterIoUring();
const [, , program = '', ...args] = process.argv;
execute(program, args);
