/** Shows a snapshot without its app, and answers what a compositor asks of one. */
export { Viewer, type ViewerEvents } from './viewer.js';
