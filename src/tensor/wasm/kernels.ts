// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts: what src/tensor/kernels/ calls.
export { convolutionScratch, convolve, filterGradient, inputGradient } from './conv'
export { gemm, gemmScratch } from './gemm'
