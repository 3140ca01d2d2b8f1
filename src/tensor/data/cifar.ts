import { cifarSource } from './cifar-set.js'
import type { DataSource } from './data-source.js'
import { standardisedPixels } from './normalisation.js'

const place = 'https://www.cs.toronto.edu/~kriz'

/** CIFAR-10 (Krizhevsky 2009). */
export const cifar10: DataSource = cifarSource({
  name: 'cifar-10',
  about: 'tiny photographs in 10 classes (Krizhevsky 2009)',
  standard: standardisedPixels([0.4914, 0.4822, 0.4465], [0.247, 0.2435, 0.2616]),
  folder: 'cifar-10-batches-bin',
  archive: {
    url: `${place}/cifar-10-binary.tar.gz`,
    bytes: 170052171,
    md5: 'c32a1d4ab5d03f1284b67883e8d87530',
  },
  files: {
    train: [1, 2, 3, 4, 5].map(batch => `data_batch_${batch}.bin`),
    test: ['test_batch.bin'],
  },
  recordsPerFile: { train: 10000, test: 10000 },
  labels: [10],
})

/** CIFAR-100 (Krizhevsky 2009), with its 100 fine labels. */
export const cifar100: DataSource = cifarSource({
  name: 'cifar-100',
  about: 'tiny photographs in 100 classes (Krizhevsky 2009)',
  standard: standardisedPixels([0.5071, 0.4865, 0.4409], [0.2673, 0.2564, 0.2762]),
  folder: 'cifar-100-binary',
  archive: {
    url: `${place}/cifar-100-binary.tar.gz`,
    bytes: 168513733,
    md5: '03b5dce01913d631647c71ecec9e9cb8',
  },
  files: { train: ['train.bin'], test: ['test.bin'] },
  recordsPerFile: { train: 50000, test: 10000 },
  labels: [20, 100],
})
