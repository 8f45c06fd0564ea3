export * from './fields.js';
export * from './http.js';
export * from './problems.js';
export * from './requests.js';
export * from './shell.js';
