import { brief, HALF, lift } from '#lib/ui/gauges.ts';
import { keeper } from '#lib/ui/kept.ts';
import { interval, signed } from '#lib/ui/numbers.ts';

/** An effect with the interval it lies in, on an axis that reaches `domain` to both sides; written with `digits` and `unit`. */
export type Reach = {
	readonly effect: number;
	readonly low: number;
	readonly high: number;
	readonly isCertain: boolean;
	readonly domain: number;
	readonly unit: string;
	readonly digits: number;
};

/** An effect as the parts of its picture, ready to be written: its words, its value, its line with an arrow where the axis ends. */
export type LiftDrawing = {
	readonly words: string;
	readonly value: string;
	readonly line: string;
	readonly place: number;
};

// a page has a hundred of them, and they are the same at every request until the next reading
const drawn = keeper<LiftDrawing>();

/** Draws an effect with its interval; see `lift` for where it lies. */
export function drawLift(reach: Reach): LiftDrawing {
	return drawn(Object.values(reach).join(' '), () => draw(reach));
}

function draw({ effect, low, high, isCertain, domain, ...style }: Reach): LiftDrawing {
	const place = lift(effect, [low, high], domain);
	const arrows =
		(place.isCut.low ? `M${4 - HALF}-3 ${-HALF} 0l4 3` : '') +
		(place.isCut.high ? `M${HALF - 4}-3 ${HALF} 0l-4 3` : '');
	const value = signed(effect, style);
	return {
		words: `Effect ${value}, interval ${interval(low, high, style)}, ${isCertain ? '' : 'not '}certain`,
		value,
		line: `M${brief(place.low)} 0H${brief(place.high)}${arrows}`,
		place: brief(place.effect)
	};
}
