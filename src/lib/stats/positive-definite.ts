/**
 * The inverse of a symmetric positive definite matrix, by Cholesky's decomposition. Null where the matrix is not positive definite as far
 * as double precision can tell. Golub and Van Loan 2013, Matrix computations, 4.2.
 * @example invert([[2, 1], [1, 2]]) // [[2/3, -1/3], [-1/3, 2/3]]
 */
export function invert(matrix: readonly (readonly number[])[]): number[][] | null {
	const lower = decompose(matrix);
	if (!lower) return null;
	const columns = matrix.map((_, at) => solve(lower, at));
	// symmetric: its columns are its rows
	return columns;
}

/** L of matrix = L Lᵀ. */
function decompose(matrix: readonly (readonly number[])[]): number[][] | null {
	const size = matrix.length;
	const lower = matrix.map(() => Array.from({ length: size }, () => 0));
	const at = (row: number, column: number) => lower[row]?.[column] ?? 0;
	for (let row = 0; row < size; row++) {
		for (let column = 0; column <= row; column++) {
			let rest = matrix[row]?.[column] ?? NaN;
			for (let k = 0; k < column; k++) rest -= at(row, k) * at(column, k);
			const least = 1e-12 * Math.abs(matrix[row]?.[row] ?? 0);
			if (row === column && !(rest > least)) return null;
			const line = lower[row];
			if (line) line[column] = row === column ? Math.sqrt(rest) : rest / at(column, column);
		}
	}
	return lower;
}

/** x of L Lᵀ x = the unit vector with a one at `unit`. */
function solve(lower: readonly (readonly number[])[], unit: number): number[] {
	const size = lower.length;
	const at = (row: number, column: number) => lower[row]?.[column] ?? 0;
	const x = lower.map((_, row): number => (row === unit ? 1 : 0));
	for (let row = 0; row < size; row++) {
		let rest = x[row] ?? 0;
		for (let k = 0; k < row; k++) rest -= at(row, k) * (x[k] ?? 0);
		x[row] = rest / at(row, row);
	}
	for (let row = size - 1; row >= 0; row--) {
		let rest = x[row] ?? 0;
		for (let k = row + 1; k < size; k++) rest -= at(k, row) * (x[k] ?? 0);
		x[row] = rest / at(row, row);
	}
	return x;
}
