/** The people of the demo story whom a visitor of the demo can be, one for each way of using the product. */
export type Persona = {
	readonly key: string;
	/** Name and place in the company. */
	readonly label: string;
	/** What this person comes for. */
	readonly hint: string;
	readonly email: string;
};

/** Everybody in the demo story signs in with this. It exists nowhere else. */
export const demoPassword = 'common ground for all';

export const personas = [
	{
		key: 'marketing-participant',
		label: 'Lotte de Vries, campaign manager',
		hint: 'Takes part in the hackathon from marketing and runs an experiment',
		email: 'lotte.de.vries@brouwerlind.example'
	},
	{
		key: 'it-participant',
		label: 'Jonas Weber, backend engineer',
		hint: 'Takes part in the hackathon from IT and looks for a team',
		email: 'jonas.weber@brouwerlind.example'
	},
	{
		key: 'bridging-participant',
		label: 'Noor Haddad, marketing technologist',
		hint: 'Works on both sides and leads a team that has handed in',
		email: 'noor.haddad@brouwerlind.example'
	},
	{
		key: 'organizer',
		label: 'Saskia Bakker, innovation programme lead',
		hint: 'Organizes the hackathon that is running',
		email: 'saskia.bakker@brouwerlind.example'
	},
	{
		key: 'marketing-leader',
		label: 'Annelies Brouwer, chief marketing officer',
		hint: 'Decides on the board, one vote for marketing',
		email: 'annelies.brouwer@brouwerlind.example'
	},
	{
		key: 'it-leader',
		label: 'Henrik Sørensen, chief information officer',
		hint: 'Decides on the board, one vote for IT',
		email: 'henrik.sorensen@brouwerlind.example'
	},
	{
		key: 'admin',
		label: 'Petra Vos, IT service manager',
		hint: 'Looks after people and roles',
		email: 'petra.vos@brouwerlind.example'
	}
] as const satisfies readonly Persona[];
