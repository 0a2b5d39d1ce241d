// Live, to a second compositor, while the first one goes on.
import { comesBack } from './oracle.js';

comesBack('move');
