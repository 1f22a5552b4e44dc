import { expect, test } from 'vitest';
import { amountField, budgetForm, daysField, fundingFilter, trancheForm } from '#lib/funding/funding.schema.ts';
import {
	costInWords,
	exportRows,
	freedInWords,
	fundingAddress,
	lateInWords,
	leftOfBudget,
	overBudgetInWords,
	overspentInWords,
	quarterName,
	stageInWords,
	together
} from '#lib/funding/funding.ts';
import { money } from '#lib/ui/numbers.ts';

const none = { released: 0, released_days: 0, spent: 0, spent_days: 0, freed: 0, freed_days: 0 };
const onTime = { late: 0, late_days: 0 };

test('money is written whole in its currency, to the last unit', () => {
	expect(money(1_234_567, 'EUR')).toBe('€1,234,567');
	expect(money(-20, 'USD')).toBe('−$20');
	expect(money(100_000_000_000, 'EUR')).toBe('€100,000,000,000');
	expect(money(12.5, 'EUR')).toBe('€12.50');
	expect(money(5, 'XYZ')).toMatch(/^XYZ\s5$/);
});

test('money and days are said together, zero is left out, and nothing is nothing', () => {
	expect(stageInWords({ amount: 5000, days: 2.5 }, 'EUR')).toBe('€5,000 and 2.5 days');
	expect(stageInWords({ amount: 0, days: 1 }, 'EUR')).toBe('1 day');
	expect(stageInWords({ amount: 0, days: 0 }, 'EUR')).toBe('nothing');
});

test('what was overspent is said, and what was not is not', () => {
	expect(overspentInWords({ ...none, released: 100, spent: 100 }, 'EUR')).toBeNull();
	expect(overspentInWords({ ...none, released: 100, spent: 130, released_days: 5, spent_days: 1 }, 'EUR')).toBe(
		'€30 more was spent than released.'
	);
	expect(overspentInWords({ ...none, spent_days: 0.5 }, 'EUR')).toBe('0.5 days more was spent than released.');
});

test('a kill says what it freed, also when that is nothing', () => {
	expect(freedInWords({ ...none, freed: 3800, freed_days: 7.5 }, 'EUR')).toBe('The kill freed €3,800 and 7.5 days.');
	expect(freedInWords(none, 'EUR')).toBe('The kill freed nothing.');
});

test('what late bills took of the freed is said, and nothing where there were none', () => {
	expect(lateInWords(onTime, 'EUR')).toBeNull();
	expect(lateInWords({ late: 800, late_days: 2 }, 'EUR')).toBe(
		'Bills that were written down since took €800 and 2 days of it.'
	);
});

test('a budget has left what was not released and what kills freed; without a budget nothing is left or over', () => {
	const budgeted = { ...none, ...onTime, budget: 1000, budget_days: 10 };
	const row = { ...budgeted, released: 900, released_days: 12, freed: 300, freed_days: 0.5 };
	expect(leftOfBudget(row)).toEqual({ amount: 400, days: -1.5 });
	expect(leftOfBudget({ ...row, late: 100, late_days: 0.5 }), 'late bills took some of it').toEqual({
		...{ amount: 300, days: -2 }
	});
	expect(overBudgetInWords({ left: 400, left_days: -1.5 }, 'EUR')).toBe('1.5 days over budget');
	expect(overBudgetInWords({ left: 0, left_days: 0 }, 'EUR')).toBeNull();
	expect(leftOfBudget({ ...row, budget: null, budget_days: null })).toBeNull();
});

test('all rows together are their sums, and a budget of zero is a budget', () => {
	const unset = { ...none, ...onTime, late_days: 2, budget: null, budget_days: null, released: 7, spent_days: 0.5 };
	expect(together([unset, { ...unset, budget: 0, budget_days: 2 }])).toMatchObject({
		...{ budget: 0, budget_days: 2, released: 14, spent_days: 1, late: 0, late_days: 4 }
	});
	expect(together([unset])).toMatchObject({ budget: null, budget_days: null });
	expect(together([])).toMatchObject({ budget: null, released: 0 });
});

test.each([
	['5000', 5000],
	[' 5 000 ', 5000],
	['5,000', 5000],
	['5.000', 5000],
	['1’250’000', 1_250_000],
	['', 0]
])('money typed as "%s" is %i', (typed, amount) => expect(amountField.parse(typed)).toBe(amount));

test.each(['5.5', '5,00', '-1', '1e3', '0x10', '5,0000', '٥', 'NaN', '1234567890123', '€5'])(
	'money typed as "%s" is not guessed at',
	(typed) => expect(amountField.safeParse(typed).success).toBe(false)
);

test.each([
	['2', 2],
	['2,5', 2.5],
	['2.50', 2.5],
	['', 0]
])('days typed as "%s" are %d', (typed, days) => expect(daysField.parse(typed)).toBe(days));

test.each(['2.25', '-1', '1e3', 'two', '1234567', '.5'])('days typed as "%s" are not guessed at', (typed) =>
	expect(daysField.safeParse(typed).success).toBe(false)
);

test('a quarter has a name, and the address of the page holds what it is narrowed to', () => {
	expect(quarterName('2026-10-01')).toBe('Q4 2026');
	expect(quarterName('2027-01-01')).toBe('Q1 2027');
	expect(fundingAddress({ quarter: null, priority: null, state: null })).toBe('/funding');
	expect(fundingAddress({ quarter: 'all', priority: 0, state: 'killed' })).toBe(
		'/funding?quarter=all&priority=0&state=killed'
	);
});

test('what makes no sense in an address is left out', () => {
	expect(fundingFilter.parse({ quarter: '2026-02-01', priority: 'x', state: 'gone' })).toEqual({
		...{ quarter: null, priority: null, state: null }
	});
	expect(fundingFilter.parse({ quarter: '0000-01-01', priority: null, state: null }).quarter).toBeNull();
	expect(fundingFilter.parse({ quarter: 'all', priority: null, state: null }).quarter).toBe('all');
	expect(fundingFilter.parse({ quarter: '2026-04-01', priority: '0', state: 'due' })).toEqual({
		...{ quarter: '2026-04-01', priority: 0, state: 'due' }
	});
});

test('the export has one row for each experiment under its head', () => {
	const [head = [], row = []] = exportRows(
		[{ ...none, id: 3, title: 'One', state: 'killed', priority: null, freed: 9 }],
		{
			...{ currency: 'EUR', quarter: null }
		}
	);
	expect(row).toHaveLength(head.length);
	expect(row[head.indexOf('freed')]).toBe(9);
});

test('a budget that nobody typed is not a budget of zero, and a tranche of nothing is none unless it corrects one', () => {
	const budget = { quarter: '2026-10-01', priority: '', days: '' };
	expect(budgetForm.safeParse({ ...budget, amount: ' ' }).error?.issues.map(({ message }) => message)).toEqual([
		'Write the budget. 0 is one too.'
	]);
	expect(budgetForm.parse({ ...budget, amount: '0' })).toEqual({ ...budget, priority: null, amount: 0, days: 0 });
	const tranche = { amount: '', days: '', reason: 'Nobody needs any of it.' };
	expect(trancheForm.safeParse(tranche).success).toBe(false);
	expect(trancheForm.safeParse({ ...tranche, days: '0,5' }).success).toBe(true);
	expect(trancheForm.safeParse({ ...tranche, replaces: '3' }).success).toBe(true);
});

test('what an experiment costs so far is said as released and spent, and not at all before anything was', () => {
	expect(costInWords(none, 'EUR')).toBe('');
	const cost = { ...none, released: 5000, released_days: 12, spent: 3000 };
	expect(costInWords(cost, 'EUR')).toBe('€5,000 and 12 days released, €3,000 spent so far');
	expect(costInWords({ ...none, released: 5000 }, 'EUR')).toBe('€5,000 released, nothing spent so far');
});
