// Out of a file, in a session that knows nothing else, on a compositor that was started anew.
import { comesBack } from './oracle.js';

comesBack('restore');
