import { existsSync } from 'node:fs'
import { BackendError, openBackend } from '../../../src/tensor/backend.js'

/** Why TensorFlow is not to be had here, or undefined where it is. */
export const withoutNode: string | undefined = await openBackend('node').then(
  () => undefined,
  (error: unknown) => {
    if (error instanceof BackendError) return error.reason
    throw error
  },
)

/** A software Vulkan device, where Debian's chromium and libvulkan1 are installed. */
const swiftShader = '/usr/lib/chromium/vk_swiftshader_icd.json'
const vulkan = '/usr/lib/x86_64-linux-gnu/libvulkan.so.1'
export const withoutWebGpu: string | undefined = [swiftShader, vulkan].find(
  file => !existsSync(file),
)
/** What makes Dawn take it. */
export const onSwiftShader = { ...process.env, VK_ICD_FILENAMES: swiftShader }
