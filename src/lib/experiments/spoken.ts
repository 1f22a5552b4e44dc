/* Words that begin a sentence and are no name, in English, German and Dutch. German nouns are not among them: they stay capital. */
const SMALL = new Set(
	`a an the this that these those our your their his her its my some any no none each every all both most more many much few fewer
	less several half one two three four five six seven eight nine ten eleven twelve twenty thirty hundreds thousands
	we you they he she it there here who what when where while why how which whoever whatever if as because since although though
	in on at by for from with without within under over of off to into onto until till after before between among during about above
	below near per than like unlike despite through across against around
	and or but so not nobody somebody everybody everyone anybody anyone nothing something everything
	is are was were has have had do does did can could must should would let
	now today yesterday often sometimes rarely always never usually currently only even just also already almost about nearly roughly
	people visitors customers users buyers readers members subscribers clients shoppers guests orders sales calls emails
	last next new existing returning loyal young older first second third other another early late fast slow long short
	first-time second-time would-be
	der die das den dem des ein eine einen einem einer eines wir ihr er es man viele wenige einige manche alle jeder jede jedes
	im in am an auf aus bei beim mit nach von vom zu zum zur für ohne über unter vor seit wegen während wenn weil da dass ob
	zwei drei vier fünf sechs sieben acht neun zehn mehr weniger nur auch oft selten immer nie fast etwa heute
	de het een deze dit die dat onze wij we zij ze hij er veel weinig sommige alle elke iedere
	op bij met naar van voor zonder onder tijdens sinds omdat als terwijl twee drie vier vijf zes zeven acht negen tien meer minder`
		.split(/\s+/)
		.filter(Boolean)
);

/* before another capital these are part of a name: New York, First National */
const BEFORE_NAMES =
	/^(?:last|next|new|existing|young|older|first|second|third|other|early|late|fast|slow|long|short|people|visitors|customers|users|members|orders|sales|calls|half|one|two|three|four|five|six|seven|eight|nine|ten)$/;

/* -ing that is no verb */
const NAMES_IN_ING =
	/^(?:Beijing|Nanjing|Chongqing|Boeing|Bing|Ming|King|Ring|Viking|Turing|Sterling|Kipling|Harding|Manning|Browning|Fleming|Lansing|Reading|Spring|Wyoming|Flushing|Worthing|Goring|Epping|Dorking|Woking)$/;

/**
 * A part of a hypothesis as it goes on inside its sentence: its first letter small where that is surely no name. Whatever could
 * be one keeps it: a capital too many reads better than a name without one.
 * elsewhere: other texts of the plan, in which a common word may stand small.
 * @example spoken('In October four in ten left') // "in October four in ten left"
 */
export function spoken(text: string, elsewhere = ''): string {
	const [, word = '', after = ''] =
		/^(\p{Lu}[\p{Ll}-]*)(?:['’]\p{Ll}+)?(?:(?=[,;:.!?]|$)|\s+(?=(\S?)))/u.exec(text) ?? [];
	if (word === '' || /^I$/.test(word)) return text;
	const small = word.toLowerCase();
	const isBeforeName = /\p{Lu}/u.test(after);
	const isSmall =
		(SMALL.has(small) && !(isBeforeName && BEFORE_NAMES.test(small))) ||
		(/^\p{Lu}\p{Ll}{2,}ing$/u.test(word) && !isBeforeName && !NAMES_IN_ING.test(word)) ||
		(!isBeforeName && isWrittenSmall(small, `${text} ${elsewhere}`));
	return isSmall ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

/* months and people that are words as well */
const NAMES_TOO = /^(?:march|may|august|will|mark|bill|grant|rose|art|frank|chase|hope|grace|faith|dawn|summer)$/;

function isWrittenSmall(word: string, texts: string): boolean {
	if (word.length < 3 || NAMES_TOO.test(word)) return false;
	return new RegExp(`(?<![\\p{L}\\p{N}-])${word}(?![\\p{L}\\p{N}-])`, 'u').test(texts);
}
