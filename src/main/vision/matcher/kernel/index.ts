// What the host calls; it lays out the memory. asc makes a module of it.
export * from './planes';
export * from './windows';
export * from './cells';
export * from './masked-windows';
export * from './correlate';
export * from './spectrum';
export * from './exact-scores';
export * from './search';
