import type { Page } from 'playwright/test';

/** A picture of 3000 x 2000 points, full of colours and with the grain of a photo: some megabytes. */
export async function photograph(page: Page, type: 'image/jpeg' | 'image/png'): Promise<Buffer> {
	const taken = await page.evaluate(async (kind) => {
		const canvas = new OffscreenCanvas(3000, 2000);
		const context = canvas.getContext('2d');
		for (let index = 0; index < 60_000; index += 1) {
			if (context) context.fillStyle = `rgb(${(index * 7919) % 256} ${(index * 104_729) % 256} ${(index * 31) % 256})`;
			context?.fillRect((index * 37) % 3000, (index * 101) % 2000, 9, 9);
		}
		const points = context?.getImageData(0, 0, 3000, 2000);
		// a generator of Lehmer's, so that it is the same each time
		let grain = 1;
		points?.data.forEach((value, at) => {
			grain = (grain * 48_271) % 2_147_483_647;
			if (at % 4 < 3) points.data[at] = value ^ (grain & 7);
		});
		if (points) context?.putImageData(points, 0, 0);
		const blob = await canvas.convertToBlob({ type: kind, quality: 0.99 });
		const bytes = new Uint8Array(await blob.arrayBuffer());
		return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	}, type);
	return Buffer.from(taken, 'latin1');
}
