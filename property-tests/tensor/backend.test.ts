import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs'
import { describe, expect, test, vi } from 'vitest'
import { doctorLines } from '../../src/report/doctor-lines.js'
import { BackendError, openBackend } from '../../src/tensor/backend.js'
import type { DoctorReport } from '../../src/tensor/doctor.js'

describe('backends', () => {
  test('are set by name, and say what they run on', async () => {
    expect(await openBackend('cpu')).toMatchObject({ name: 'cpu', software: true, passed: [] })
    expect(tf.getBackend()).toBe('cpu')
    const wasm = await openBackend('wasm')
    expect(wasm.device).toMatch(/^WebAssembly (SIMD|relaxed SIMD, (no )?FMA), one thread$/)
    expect(tf.getBackend()).toBe('wasm')
  })

  test('auto says what it passed over, and why', async () => {
    const { name, passed } = await openBackend('auto')
    const before = { cuda: 0, webgpu: 1, wasm: 2 }[name as 'cuda']
    expect(passed.map(line => line.split(':')[0])).toEqual(['cuda', 'webgpu'].slice(0, before))
  })

  test('one that is not to be had: one line with the reason and the remedy', () => {
    const error = new BackendError('node', 'no such module', 'npm install it')
    expect(error.message).toBe('node: no such module; npm install it')
  })
})

/** A package that registers a backend "tensorflow", as TensorFlow's two do. */
function tensorFlow(gpu: boolean | undefined) {
  const asked: string[] = []
  const require = Object.assign(
    (name: string) => {
      if (name === 'node:util') return {}
      asked.push(name)
      const backend = { isUsingGpuDevice: gpu, floatPrecision: () => 32, dispose: () => {} }
      if (tf.findBackend('tensorflow')) tf.removeBackend('tensorflow')
      tf.registerBackend('tensorflow', () => backend as unknown as tf.KernelBackend)
      return { version: { 'tfjs-node': '9.9.9' } }
    },
    { resolve: () => '' },
  ) as unknown as NodeJS.Require
  return { asked, require }
}

describe('TensorFlow', () => {
  test('is CUDA only where it has registered a GPU, and one package a process', async () => {
    vi.resetModules()
    const { openCuda, openNode } = await import('../../src/tensor/backend-node.js')
    for (const gpu of [false, undefined]) {
      const said = await openCuda(tensorFlow(gpu).require).catch(String)
      expect(said).toContain('cuda: @tensorflow/tfjs-node-gpu has registered no GPU; install CUDA')
    }
    expect(await openCuda(tensorFlow(true).require)).toMatchObject({
      ...{ name: 'cuda', version: '9.9.9', software: false },
    })
    const { asked, require } = tensorFlow(true)
    expect(await openNode(require).catch(String)).toContain(
      'node: @tensorflow/tfjs-node-gpu is TensorFlow in this process; use --backend node in',
    )
    expect(asked).toEqual([])
    tf.removeBackend('tensorflow')
  })
})

/** Packages and drivers differ from one machine to the next, and this is a report of any. */
const report: DoctorReport = {
  node: 'v20.0.0',
  platform: 'linux x64',
  cores: 2,
  auto: 'wasm',
  backends: [
    { name: 'cuda', there: false, reason: 'no such module', remedy: 'npm install it '.repeat(9) },
    {
      name: 'wasm',
      there: true,
      device: 'WebAssembly SIMD, '.repeat(5),
      version: '4.22.0',
      software: true,
      gflops: { matmul: 12.345, conv: 0.12345 },
    },
  ],
  traps: ['one '.repeat(30)],
}

describe('doctor', () => {
  test('fits 80 columns', () => {
    for (const line of doctorLines(report, '1.2.3'))
      expect([...line].length).toBeLessThanOrEqual(80)
  })

  test('names each backend, with rates or with a remedy', () => {
    const text = doctorLines(report, '1.2.3').join('\n')
    expect(text).toContain('✓ wasm')
    expect(text).toMatch(/12\.3 +0\.123$/m)
    expect(text).toContain('· cuda    no such module; npm install it')
    expect(text).toContain('--backend auto takes wasm.')
  })

  test('runs, as text and as JSON, and says what auto takes', { timeout: 120_000 }, () => {
    const run = (...args: string[]) =>
      execFileSync('npx', ['tsx', 'src/cli/main.ts', 'doctor', ...args], { encoding: 'utf8' })
    const found = JSON.parse(run('--json')) as DoctorReport
    expect(found.backends.map(({ name }) => name)).toEqual([
      'cuda',
      'webgpu',
      'node',
      'wasm',
      'cpu',
      'dense',
    ])
    for (const backend of found.backends) {
      if (backend.there) expect(backend.gflops.matmul).toBeGreaterThan(0)
      else expect(backend.remedy).not.toBe('')
    }
  })
})

/** A software Vulkan device, where Debian's chromium is installed. */
const swiftShader = '/usr/lib/chromium/vk_swiftshader_icd.json'
const vulkan = '/usr/lib/x86_64-linux-gnu/libvulkan.so.1'

test.runIf(existsSync(swiftShader) && existsSync(vulkan))(
  'webgpu on SwiftShader: matmul and convolution as on cpu, and Node exits',
  { timeout: 120_000 },
  () => {
    const { status, stdout, stderr } = spawnSync(
      'npx',
      ['tsx', 'property-tests/tensor/on-webgpu.ts'],
      {
        encoding: 'utf8',
        env: { ...process.env, VK_ICD_FILENAMES: swiftShader },
        timeout: 110_000,
      },
    )
    expect(status, stderr).toBe(0)
    const { device, matmul, conv, software } = JSON.parse(stdout) as Record<string, unknown>
    expect(device).toMatch(/SwiftShader/)
    expect(software).toBe(true)
    // Sums of 64 and of 36 products of numbers up to 1, rounded to float32.
    expect(matmul).toBeLessThan(64 * 64 * 2 ** -23)
    expect(conv).toBeLessThan(36 * 36 * 2 ** -23)
  },
)
