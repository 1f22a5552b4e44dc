-- A hackathon of everybody there is: teams of four, two from each side, that write until the deadline, and ideas that
-- people stand behind. Written straight: what is measured is what happens afterwards.

insert into public.events (slug, name, brief, organizer_id, ideation_at, formation_at, build_at, submission_at, judging_at, voting_at, results_at)
select 'hackathon', 'A thousand people', E'Everybody at once.\n\nBring an idea, find the other side, hand in before the deadline.', id,
  private.now() - interval '6 hours', private.now() - interval '5 hours', private.now() - interval '4 hours', private.now() - interval '1 hour',
  private.now() + interval '1 hour', private.now() + interval '2 hours', private.now() + interval '3 hours'
from public.people where role = 'admin' order by joined_at limit 1;
insert into public.challenges (event_id, position, title)
select e.id, n, 'A challenge, number ' || n from public.events e, generate_series(1, 4) n where e.slug = 'hackathon';

create temporary table crowd as
select p.id, row_number() over (order by (substring(u.email from '\d+'))::int) - 1 as place
from public.people p join auth.users u on u.id = p.id where u.email like 'person-%';

update public.people p set name = 'Person ' || c.place, title = 'Colleague',
  function = (case when c.place % 4 < 2 then 'marketing' else 'it' end)::public.job_function, is_bridging = false
from crowd c where c.id = p.id and p.function is null;

insert into public.registrations (event_id, person_id) select e.id, c.id from public.events e, crowd c where e.slug = 'hackathon';

insert into public.ideas (event_id, challenge_id, title, problem, proposal, tags, proposed_by, proposed_at)
select e.id, ch.id, 'An idea of the crowd, number ' || c.place, 'People ask about this again and again and get different answers.',
  'Start small, measure it, then decide.', array['pilot'], c.id, private.now() - make_interval(mins => c.place::int)
from public.events e, crowd c
  join lateral (select id from public.challenges where event_id = (select id from public.events where slug = 'hackathon')
    and position = 1 + c.place % 4) ch on true
where e.slug = 'hackathon' and c.place % 2 = 0;

-- people 4n to 4n + 3 are a team; the idea is that of the first of them
insert into public.teams (idea_id, event_id, name, formed_by, lead_id)
select i.id, i.event_id, 'Team ' || c.place / 4, c.id, c.id
from crowd c join public.ideas i on i.proposed_by = c.id join public.events e on e.id = i.event_id and e.slug = 'hackathon'
where c.place % 4 = 0;
insert into public.team_members (team_id, event_id, person_id)
select t.id, t.event_id, member.id from public.teams t join public.events e on e.id = t.event_id and e.slug = 'hackathon'
  join crowd first on first.id = t.formed_by join crowd member on member.place / 4 = first.place / 4;
drop table crowd;
analyze;
