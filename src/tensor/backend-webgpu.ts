import { existsSync, readdirSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs'
import { BackendError, optionalModule, type TensorBackend } from './backend-name.js'

/** The part of WebGPU that is asked here. */
interface Adapter {
  readonly info?: {
    readonly vendor: string
    readonly architecture: string
    readonly description: string
  }
}
interface Gpu {
  requestAdapter(): Promise<Adapter | null>
}

/**
 * tfjs's WebGPU backend on Dawn (npm `webgpu`), or on the engine's own WebGPU. Results are read by
 * `await tensor.data()` only. Without a GPU it runs where Vulkan finds a software device, such as
 * SwiftShader by way of VK_ICD_FILENAMES, and says so.
 */
export async function openWebGpu(): Promise<TensorBackend> {
  const lacking = vulkanLacks()
  if (lacking) throw new BackendError('webgpu', lacking, install)
  const gpu = await provideGpu()
  const adapter = await gpu.requestAdapter()
  if (adapter === null) {
    throw new BackendError('webgpu', 'no adapter was found', install)
  }
  await optionalModule(
    () => import('@tensorflow/tfjs-backend-webgpu'),
    'webgpu',
    'npm install @tensorflow/tfjs-backend-webgpu',
  )
  if (!(await tf.setBackend('webgpu'))) {
    throw new BackendError('webgpu', 'tfjs could not use the adapter', 'use --backend wasm')
  }
  const { vendor = '', architecture = '', description = '' } = adapter.info ?? {}
  const device = [description, vendor, architecture].filter(part => part !== '').join(', ')
  return {
    name: 'webgpu',
    device: device || 'an adapter that does not say its name',
    version: tf.version_core,
    software: /swiftshader|llvmpipe|software/i.test(device),
  }
}

const install =
  'install a Vulkan driver and its loader (libvulkan1), or point VK_ICD_FILENAMES at a software one'

/** What Vulkan lacks. Asked first on Linux, where Dawn writes to stderr if anything is missing. */
function vulkanLacks(): string | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    process.dlopen({ exports: {} }, 'libvulkan.so.1')
  } catch (error) {
    // What is there and no addon of Node's is refused in other words.
    if (String(error).includes('cannot open shared object file'))
      return 'libvulkan.so.1 was not found'
  }
  const { VK_ICD_FILENAMES, VK_DRIVER_FILES, VK_ADD_DRIVER_FILES, HOME = '' } = process.env
  if (VK_ICD_FILENAMES || VK_DRIVER_FILES || VK_ADD_DRIVER_FILES) return undefined
  const places = [
    '/etc',
    '/usr/share',
    '/usr/local/share',
    '/usr/local/etc',
    `${HOME}/.local/share`,
  ]
  const driver = places.some(place => {
    const folder = `${place}/vulkan/icd.d`
    return existsSync(folder) && readdirSync(folder).some(name => name.endsWith('.json'))
  })
  return driver ? undefined : 'no Vulkan driver was found'
}

/** navigator.gpu, put there where the engine has none. */
async function provideGpu(): Promise<Gpu> {
  const scope = globalThis as { navigator?: { gpu?: Gpu } }
  if (scope.navigator?.gpu) return scope.navigator.gpu
  const { create, globals } = await optionalModule(
    () => import('webgpu') as Promise<{ create(flags: string[]): Gpu; globals: object }>,
    'webgpu',
    'npm install webgpu @tensorflow/tfjs-backend-webgpu',
  )
  Object.assign(globalThis, globals)
  const gpu = create([])
  // Node 20 has no navigator; later ones have one that can be added to but not replaced.
  if (scope.navigator === undefined) {
    Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true })
  } else Object.defineProperty(scope.navigator, 'gpu', { value: gpu, configurable: true })
  return gpu
}

/** Lets go of Dawn, which otherwise keeps Node from exiting. */
export function closeWebGpu(): void {
  const scope = globalThis as { navigator?: { gpu?: Gpu } }
  if (scope.navigator?.gpu)
    Object.defineProperty(scope.navigator, 'gpu', { value: undefined, configurable: true })
}
