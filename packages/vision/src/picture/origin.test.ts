import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { pictureOrigin } from './origin.ts';

const white = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } }).jpeg({ quality: 90 });

test('device and program are read from EXIF', async () => {
  const bytes = await white()
    .withExif({ IFD0: { Make: 'EPSON', Model: 'Perfection V39', Software: 'EPSON Scan 2' } })
    .toBuffer();
  assert.deepEqual(await pictureOrigin(bytes), {
    make: 'EPSON',
    model: 'Perfection V39',
    software: 'EPSON Scan 2',
  });
});

test('the creating program is read from XMP where EXIF names none', async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Adobe Photoshop 25.4"/></rdf:RDF></x:xmpmeta>`;
  const bytes = await white().withXmp(xmp).toBuffer();
  assert.equal((await pictureOrigin(bytes)).software, 'Adobe Photoshop 25.4');
});

test('a picture without metadata, a damaged one and no picture say nothing', async () => {
  const nothing = { make: null, model: null, software: null };
  assert.deepEqual(await pictureOrigin(await white().toBuffer()), nothing);
  assert.deepEqual(await pictureOrigin(new Uint8Array([1, 2, 3])), nothing);
  const tagged = await white()
    .withExif({ IFD0: { Software: 'GIMP' } })
    .toBuffer();
  const at = tagged.indexOf('Exif');
  tagged.fill(0xff, at + 6, at + 16);
  assert.deepEqual(await pictureOrigin(tagged), nothing);
});
