import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(?:css|html|js|json|svg|ttf)$/;

/** Below this a compressed body saves less than the header that announces it. */
const smallestBytes = 1024;

/** Quality 9 of 11: 11 makes files a few percent smaller and takes ten times as long. */
const brotliQuality = 9;

/**
 * Writes `<file>.br` and `<file>.gz` beside each text file of the output, so that the service sends compressed
 * bytes without compressing anything itself.
 */
export function precompress(): Plugin {
  let outputFolder: string;

  return {
    name: 'interviewkit:precompress',
    apply: 'build',
    configResolved(config) {
      outputFolder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const entries = await readdir(outputFolder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name));
      await Promise.all(files.map((file) => compress(join(file.parentPath, file.name))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.byteLength < smallestBytes) return;

  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, zipped)]);
}
