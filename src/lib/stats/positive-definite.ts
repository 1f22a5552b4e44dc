type Matrix = readonly (readonly number[])[];

/**
 * The inverse of a symmetric positive definite matrix, by Cholesky's decomposition. Null where the matrix is not positive definite as far
 * as double precision can tell. Golub and Van Loan 2013, Matrix computations, 4.2.
 * @example invert([[2, 1], [1, 2]]) // [[2/3, -1/3], [-1/3, 2/3]]
 */
export function invert(matrix: Matrix): number[][] | null {
	const size = matrix.length;
	const lower = decompose(matrix);
	if (!lower) return null;
	// symmetric: its columns are its rows
	return matrix.map((_, unit) => {
		const right = new Float64Array(size);
		right[unit] = 1;
		return [...substitute(lower, right, unit)];
	});
}

/**
 * The x of matrix · x = right, where the matrix is symmetric and positive definite: a fraction of the work of its inverse. Null where it is not.
 * @example solve([[2, 1], [1, 2]], [3, 0]) // [2, -1]
 */
export function solve(matrix: Matrix, right: readonly number[]): number[] | null {
	const lower = decompose(matrix);
	return lower && [...substitute(lower, Float64Array.from(right), 0)];
}

/** L of matrix = L Lᵀ, row after row. */
function decompose(matrix: Matrix): Float64Array | null {
	const size = matrix.length;
	const lower = new Float64Array(size * size);
	for (let row = 0; row < size; row++) {
		const line = row * size;
		for (let column = 0; column <= row; column++) {
			const other = column * size;
			let rest = matrix[row]?.[column] ?? NaN;
			for (let k = 0; k < column; k++) rest -= (lower[line + k] ?? 0) * (lower[other + k] ?? 0);
			const least = 1e-12 * Math.abs(matrix[row]?.[row] ?? 0);
			if (row === column && !(rest > least)) return null;
			lower[line + column] = row === column ? Math.sqrt(rest) : rest / (lower[other + column] ?? 0);
		}
	}
	return lower;
}

/** x of L Lᵀ x = right, in its place; `first`: right is 0 before it, and so is what is worked out first. */
function substitute(lower: Float64Array, right: Float64Array, first: number): Float64Array {
	const size = right.length;
	for (let row = first; row < size; row++) {
		const line = row * size;
		let rest = right[row] ?? 0;
		for (let k = first; k < row; k++) rest -= (lower[line + k] ?? 0) * (right[k] ?? 0);
		right[row] = rest / (lower[line + row] ?? 0);
	}
	for (let row = size - 1; row >= 0; row--) {
		const line = row * size;
		const value = (right[row] ?? 0) / (lower[line + row] ?? 0);
		right[row] = value;
		// row by row of L: its columns lie far apart in memory
		for (let k = 0; k < row; k++) right[k] = (right[k] ?? 0) - (lower[line + k] ?? 0) * value;
	}
	return right;
}
