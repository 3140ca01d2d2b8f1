import type { DataSource, PublishedFile } from './data-source.js'
import { idxSource } from './idx-set.js'
import { standardisedPixels } from './normalisation.js'

// Of the authors' two places, this one has https.
const place = 'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion'
const published = (file: string, bytes: number, md5: string): PublishedFile => ({
  url: `${place}/${file}-ubyte.gz`,
  bytes,
  md5,
})

/** Fashion-MNIST (Xiao, Rasul and Vollgraf 2017). */
export const fashionMnist: DataSource = idxSource({
  name: 'fashion-mnist',
  about: 'images of clothes (Xiao, Rasul and Vollgraf 2017)',
  shape: [28, 28, 1],
  classes: 10,
  rows: { train: 60000, test: 10000 },
  standard: standardisedPixels([0.286], [0.353]),
  folder: 'fashion-mnist',
  remedy: 'retrograde data fetch fashion-mnist, or Debian’s apt install dataset-fashion-mnist',
  files: {
    train: {
      images: 'train-images-idx3-ubyte',
      labels: 'train-labels-idx1-ubyte',
      md5: {
        images: 'f4a8712d7a061bf5bd6d2ca38dc4d50a',
        labels: '9018921c3c673c538a1fc5bad174d6f9',
      },
    },
    test: {
      images: 't10k-images-idx3-ubyte',
      labels: 't10k-labels-idx1-ubyte',
      md5: {
        images: '8181f5470baa50b63fa0f6fddb340f0a',
        labels: '15d484375f8d13e6eb1aabb0c3f46965',
      },
    },
  },
  publication: {
    folder: 'fashion-mnist',
    files: [
      published('train-images-idx3', 26421880, '8d4fb7e6c68d591d4c3dfef9ec88bf0d'),
      published('train-labels-idx1', 29515, '25c81989df183df01b3e8a0aad5dffbe'),
      published('t10k-images-idx3', 4422102, 'bef4ecab320f06d8554ea6380940ec79'),
      published('t10k-labels-idx1', 5148, 'bb300cfdad3c16e7a12a480ee83cd310'),
    ],
  },
})
