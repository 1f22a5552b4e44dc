import { criterionInWords, NOT_YET, standingInWords, standings, type CriteriaOf } from '#lib/experiments/criteria.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { stopReasons } from '#lib/experiments/stops.ts';

type Option = { readonly value: string; readonly label: string; readonly hint: string };

/**
 * What a time-box can be stopped for: each criterion in numbers with how it stands, then the reasons that no number judges. met: the one to
 * begin with, a kill criterion before one of success that is met for sure; undefined where none is. proven: criteria, by their id.
 */
export function stopOptions(
	x: CriteriaOf & Pick<Experiment, 'registration'>,
	proven: readonly number[] = []
): {
	readonly all: readonly Option[];
	readonly met: string | undefined;
} {
	const states = standings(x);
	const options = x.criteria.map((criterion) => {
		const of = states.filter((one) => one.criterion.id === criterion.id);
		const isOneOfMany = of.length > 1;
		const isReached = of.some(({ isMet }) => isMet);
		const isSure = criterion.kind === 'kill' || proven.includes(criterion.id);
		return {
			isMet: isReached && isSure,
			value: `${criterion.kind === 'kill' ? 'kill_criterion' : 'success_threshold'}:${criterion.id}`,
			label: `${criterion.kind === 'kill' ? 'Kill criterion' : 'Success criterion'}: ${criterionInWords(criterion, x, criterion.judged_by)}`,
			hint:
				of.map((one) => `${isOneOfMany ? `${one.variant.name}: ` : ''}${standingInWords(one, x)}.`).join(' ') +
				(isReached && !isSure ? ` ${NOT_YET}` : '')
		};
	});
	const hasSuccess = x.criteria.some(({ kind }) => kind === 'success');
	const hasNumbers = x.criteria.some(({ kind }) => kind === 'kill');
	const inWords = stopReasons.filter(({ value }) => {
		if (value === 'success_threshold') return !hasSuccess;
		return value !== 'kill_criterion' || !hasNumbers || Boolean(x.registration?.kill_state);
	});
	return {
		all: [...options.map(({ value, label, hint }) => ({ value, label, hint })), ...inWords],
		met: options.find(({ isMet }) => isMet)?.value
	};
}
