export * from './diffs.js';
export * from './fields.js';
export * from './history.js';
export * from './http.js';
export * from './problems.js';
export * from './reports.js';
export * from './requests.js';
export * from './shell.js';
