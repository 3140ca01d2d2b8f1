// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts: what src/tensor/kernels/ calls.
export { batchNorm } from './batch-norm'
export { convolutionScratch, convolve, filterGradient, inputGradient } from './conv'
export { fuses } from './fuses'
export { gemm, gemmScratch } from './gemm'
export { maxPoolGradient } from './pool'
export { sums } from './sums'
export { tile } from './tile'
