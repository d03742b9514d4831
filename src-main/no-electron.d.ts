// Stands for the package `electron` when the core is type-checked (tsconfig.core.json). As it is no module,
// every import of it is an error.
