-- What the bench measures on: 2,000 ideas with 20,000 supports, and 120 experiments with four weeks of readings on the
-- board. Ideas and supports are written straight, experiments go through their own functions as the people who act.

create function pg_temp.act_as(p_person uuid) returns void language sql as $$
  select set_config('request.jwt.claims', jsonb_build_object('sub', p_person, 'role', 'authenticated', 'session_id',
    (select id from auth.sessions where user_id = p_person limit 1))::text, false)
$$;

create function pg_temp.travel(p_days integer) returns void language plpgsql as $$
begin
  execute format('create or replace function private.now() returns timestamptz language sql volatile set search_path = ''''
    as ''select clock_timestamp() - interval ''''%s days''''''', p_days);
end $$;

update public.people p set name = 'Person ' || n, title = 'Colleague', is_bridging = n % 20 = 0,
  function = (array['marketing', 'it', 'marketing', 'it', 'other'])[1 + n % 5]::public.job_function,
  role = (case when n = 1 then 'admin' when n between 2 and 9 then 'leader' else 'member' end)::public.member_role
from (select id, row_number() over (order by joined_at, id) as n from public.people) numbered
where numbered.id = p.id;
-- a panel of four from each side
update public.people p set function = (case when n % 2 = 0 then 'marketing' else 'it' end)::public.job_function, is_bridging = false
from (select id, row_number() over (order by id) as n from public.people where role = 'leader') panel where panel.id = p.id;

-- they see what is measured as it comes in: a board that holds it back would be lighter than one that shows it
insert into public.result_watchers (person_id) select id from public.people where role = 'leader';

insert into public.events (slug, name, brief, organizer_id, ideation_at, formation_at, build_at, submission_at, judging_at, voting_at, results_at)
select 'bench', 'The big one', 'Everybody at once.', id, private.now() - interval '1 day', private.now() + interval '1 day',
  private.now() + interval '2 days', private.now() + interval '3 days', private.now() + interval '4 days',
  private.now() + interval '5 days', private.now() + interval '6 days'
from public.people where role = 'admin';
insert into public.challenges (event_id, position, title)
select e.id, n, 'Challenge ' || n from public.events e, generate_series(1, 3) n;

insert into public.ideas (event_id, challenge_id, title, problem, proposal, tags, proposed_by, proposed_at)
select e.id, c.id,
  (array['Show', 'Explain', 'Simplify', 'Measure', 'Automate', 'Share', 'Test'])[1 + n % 7] || ' the '
    || (array['delivery time', 'return label', 'store stock', 'paint colour', 'search result', 'loyalty card', 'basket', 'invoice'])[1 + n % 8]
    || ' for ' || (array['new customers', 'members', 'store colleagues', 'people on the train', 'business customers'])[1 + n % 5] || ', ' || n,
  'People ask about this ' || n || ' times a month and get four different answers, depending on who is asked, on which day, and in which of our systems somebody looks it up before answering.',
  E'Start small:\n\n- one page\n- one store\n- **one number**\n\nThen decide. ' || repeat('The details are in the notes of the workshop. ', 8),
  array[(array['stores', 'search', 'delivery', 'price', 'app'])[1 + n % 5], (array['pilot', 'quick', 'data'])[1 + n % 3]],
  p.id, private.now() - make_interval(mins => n * 7)
from generate_series(1, 2000) n
  join (select id, row_number() over (order by id) - 1 as place from public.people) p on p.place = n % 200
  left join public.events e on n % 3 = 0
  left join public.challenges c on c.event_id = e.id and c.position = 1 + n % 3;

-- from one to nineteen each, ten on average
insert into public.supports (idea_id, person_id, function)
select i.id, p.id, p.function
from (select id, row_number() over (order by id) as n from public.ideas) i
  cross join lateral generate_series(0, case when i.n > 1995 then 9 else i.n % 19 end) s
  join (select id, function, row_number() over (order by id) - 1 as place from public.people) p on p.place = (i.n * 13 + s) % 200;

insert into public.kpis (name, definition, unit, kind, direction, owner_function, added_by)
select k.name, 'What it says, of all who could have.', '%', 'proportion', k.direction::public.kpi_direction, 'marketing', p.id
from (values ('Conversion', 'up'), ('Return rate', 'down')) k (name, direction), public.people p where p.role = 'admin';

select pg_temp.travel(40);
do $$
declare
  marketing uuid[] := array(select id from public.people where function = 'marketing' and role = 'member' order by id);
  it uuid[] := array(select id from public.people where function = 'it' and role = 'member' order by id);
  ideas bigint[] := array(select id from public.ideas order by id limit 120);
  x bigint;
begin
  for n in 1..120 loop
    perform pg_temp.act_as(marketing[1 + n % 40]);
    x := public.draft_experiment(ideas[n], 'Experiment ' || n || ': one change that people notice');
    perform public.plan_experiment(x, jsonb_build_object('title', 'Experiment ' || n || ': one change that people notice',
      'insight', 'people told us so in interviews', 'change', 'one sentence next to the button', 'audience', 'visitors of the web shop',
      'expected_outcome', 'more visits to end in an order', 'riskiest_assumption', 'People read the sentence.',
      'success_threshold', 0.03, 'kill_state', 'Contacts rise by a tenth.', 'kill_on', private.today() + 20, 'promised_amount', 2000,
      'marketing_owner_id', marketing[1 + n % 40], 'it_owner_id', it[1 + n % 40], 'starts_on', private.today(),
      'ends_on', private.today() + case when n % 6 = 5 then 60 else 28 end,
      'variants', '[{"name": "Control", "is_control": true}, {"name": "Treatment"}]'::jsonb,
      'metrics', (select jsonb_agg(jsonb_build_object('kpi_id', k.id, 'minimum_effect', 0.03, 'baseline', 0.05, 'role',
        case when k.direction = 'up' then 'primary' else 'guardrail' end)) from public.kpis k)));
    perform public.start_experiment(x);
  end loop;
end $$;
select pg_temp.travel(11);
do $$
declare
  x record;
begin
  for x in select id, drafted_by, starts_on from public.experiments loop
    perform pg_temp.act_as(x.drafted_by);
    perform public.record_readings(x.id, (
      select jsonb_agg(jsonb_build_object('metric_id', m.id, 'variant_id', v.id, 'day', x.starts_on + d, 'n', 1000 + (d * 37 + x.id * 11) % 200,
        'successes', 50 + (d * 7 + x.id * 3) % 9 + case when v.is_control then 0 else x.id % 7 - 3 end))
      from public.metrics m join public.variants v on v.experiment_id = m.experiment_id, generate_series(0, 27) d
      where m.experiment_id = x.id));
  end loop;
end $$;

-- of every six: one runs, one is due, one is being decided, and one each was promoted, killed and sent back
select pg_temp.travel(5);
do $$
declare
  panel uuid[] := array(select id from public.people where role = 'leader' order by id);
  choices public.ballot_choice[] := array['promote', 'kill', 'iterate'];
  x record;
  box bigint;
  choice public.ballot_choice;
begin
  for x in select e.*, row_number() over (order by e.id) as n from public.experiments e loop
    continue when x.n % 6 in (4, 5);
    choice := choices[1 + x.n % 3];
    perform pg_temp.act_as(panel[1]);
    box := public.open_ballot_box(x.id);
    for voter in 1..(case when x.n % 6 = 3 then 5 else 8 end) loop
      perform pg_temp.act_as(panel[voter]);
      perform public.cast_ballot(box, choice, 60 + voter, 'Seen the numbers, and this is what they say to me.');
    end loop;
    continue when x.n % 6 = 3;
    perform pg_temp.act_as(panel[1]);
    perform public.reveal_ballots(box);
    perform pg_temp.act_as(x.marketing_owner_id);
    perform public.sign_outcome(box, choice);
    perform pg_temp.act_as(x.it_owner_id);
    perform public.sign_outcome(box, choice);
    perform pg_temp.act_as(panel[1]);
    -- as the server would: the rule leaves it to people
    perform public.state_recommendation(x.id, private.evidence_state(x.id), '[]');
    perform public.decide(box, choice, 'The panel agreed after reading the evidence.', 'The owners take it from here.',
      case when choice = 'kill' then 'That one sentence is not enough to change a habit.' else '' end,
      case when choice = 'iterate' then 30 end,
      p_change_mind => case when choice = 'kill' then 'A habit that people want to change.' end, p_confirmed => '{"recommended": null}');
  end loop;
end $$;
select pg_temp.travel(0);
select set_config('request.jwt.claims', '', false);
analyze;
