/** How a watcher looks for changes where the system tells of none: at each file, so often, in ms. */
export const polling = { usePolling: true, interval: 300, binaryInterval: 1000 }
