/** A PDF of one page in base64, as somebody would save it from slides: a title and lines below it, in letters that PDF knows by itself. */
export function drawSlide(title: string, lines: readonly string[]): string {
	const written = [title, ...lines].map((line) => line.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&'));
	const text = written.map((line, at) => `/F1 ${at === 0 ? 30 : 16} Tf (${line}) Tj 0 -${at === 0 ? 60 : 28} Td`);
	const page = `BT 60 420 Td ${text.join(' ')} ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
	].map((body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`);
	const head = '%PDF-1.4\n';
	const places = objects.map((_, at) => head.length + objects.slice(0, at).join('').length);
	const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const start = head.length + objects.join('').length;
	const size = objects.length + 1;
	const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(head + objects.join('') + end, 'latin1').toString('base64');
}
