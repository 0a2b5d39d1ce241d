// After a crash of the compositor, in the same process, by the same objects.
import { comesBack } from './oracle.js';

comesBack('crash');
