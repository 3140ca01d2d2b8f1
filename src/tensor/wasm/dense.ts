// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts: what src/tensor/dense/ calls. All
// addresses and distances are in bytes; entries are float32; the memory is the caller's.
export { backward, backwardBias } from './dense-backward'
export { addTo, maskBy, rectify, scaled } from './dense-entries'
export { product, spread } from './dense-forward'
export { crossEntropy, crossEntropyAlong, squaredError } from './dense-loss'
