-- The hackathon of the crowd a moment before its results: every team handed in, judges compared them in pairs, everybody ranked five teams.

update public.events set submission_at = private.now() - interval '3 hours', judging_at = private.now() - interval '2 hours',
  voting_at = private.now() - interval '1 hour' where slug = 'hackathon';

insert into public.submissions (team_id, event_id, pitch, link, submitted_by)
select t.id, t.event_id, repeat('We show when it arrives, next to the button that orders it, and fewer people ask. ', 4), 'https://example.com/demo', t.lead_id
from public.teams t join public.events e on e.id = t.event_id and e.slug = 'hackathon';

insert into public.judging_setups (event_id, method, looks) select id, 'pairs', 6 from public.events where slug = 'hackathon';
insert into public.judges (event_id, person_id, added_by)
select e.id, r.person_id, e.organizer_id from public.events e join public.registrations r on r.event_id = e.id
where e.slug = 'hackathon' order by md5(r.person_id::text) limit 25;

-- three circles through all teams, each in another order: every team is compared six times, and chains join them all
with team as (select t.id, t.event_id, row_number() over (order by t.id) - 1 as place, count(*) over () as teams
    from public.teams t join public.events e on e.id = t.event_id and e.slug = 'hackathon'),
  judge as (select j.person_id, row_number() over (order by j.person_id) - 1 as place, count(*) over () as judges
    from public.judges j join public.events e on e.id = j.event_id and e.slug = 'hackathon')
insert into public.judging_pairs (event_id, judge_id, first_id, second_id)
select one.event_id, j.person_id, one.id, other.id
from (values (1), (7), (31)) step (far) cross join team one join team other on other.place = (one.place + step.far) % one.teams
  join judge j on j.place = (one.place + step.far) % j.judges
where not exists (select from public.team_members m where m.person_id = j.person_id and m.team_id in (one.id, other.id));

-- the better one by its number, most of the time
insert into public.pair_verdicts (pair_id, event_id, judge_id, choice, saved_at)
select q.id, q.event_id, q.judge_id, (case when (q.id * 7919) % 10 = 0 then 'equal'
    when ((q.id * 104729) % 10 < 3) = (q.first_id < q.second_id) then 'second' else 'first' end)::public.pair_choice, private.now()
from public.judging_pairs q join public.events e on e.id = q.event_id and e.slug = 'hackathon';

insert into public.voting_rules (event_id, method, amount, set_by) select id, 'ranked', 5, organizer_id from public.events where slug = 'hackathon';
insert into public.vote_ballots (event_id, voter_id, function, cast_at, first_cast_at)
select r.event_id, r.person_id, p.function, private.now(), private.now()
from public.registrations r join public.events e on e.id = r.event_id and e.slug = 'hackathon' join public.people p on p.id = r.person_id;
-- nobody votes alike, and teams with a low number are named more often
with voter as (select b.event_id, b.voter_id, row_number() over (order by b.voter_id) as place
    from public.vote_ballots b join public.events e on e.id = b.event_id and e.slug = 'hackathon'),
  team as (select t.id, t.event_id, row_number() over (order by t.id) as place
    from public.teams t join public.events e on e.id = t.event_id and e.slug = 'hackathon'),
  liked as (select v.event_id, v.voter_id, t.id as team_id,
      row_number() over (partition by v.voter_id order by hashtext(v.place || ' ' || t.place)::bigint + 2147483648 + t.place * 4000000) as weight
    from voter v join team t on t.event_id = v.event_id
    where not exists (select from public.team_members m where m.team_id = t.id and m.person_id = v.voter_id))
insert into public.votes (event_id, voter_id, team_id, weight) select event_id, voter_id, team_id, weight from liked where weight <= 5;
analyze;
