-- impact: what is read across all areas. Nothing here holds a fact of its own, and nothing refers to it.

-- The log as people read it: who, and what the thing is called today. security_invoker: everybody's own rights.
create view public.activity_list with (security_invoker = true) as
select a.seq, a.at, a.actor_id, p.name as actor, p.function as actor_function, p.is_bridging as actor_is_bridging,
  a.verb, a.subject, a.subject_id, a.details,
  case a.subject
    when 'people' then (select s.name from public.people s where s.id = a.subject_id::uuid)
    when 'kpis' then (select s.name from public.kpis s where s.id = a.subject_id::bigint)
    when 'priorities' then (select s.name from public.priorities s where s.id = a.subject_id::bigint)
    when 'events' then coalesce((select s.name from public.events s where s.id = a.subject_id::bigint),
      (select c.details ->> 'name' from public.activity c where c.subject = 'events' and c.subject_id = a.subject_id and c.verb = 'event.removed'))
    when 'ideas' then coalesce((select s.title from public.ideas s where s.id = a.subject_id::bigint), 'an idea that is hidden')
    when 'teams' then coalesce((select s.name from public.teams s where s.id = a.subject_id::bigint),
      (select c.details ->> 'name' from public.activity c where c.subject = 'teams' and c.subject_id = a.subject_id and c.verb = 'team.closed'))
    when 'experiments' then (select s.title from public.experiments s where s.id = a.subject_id::bigint)
    when 'learnings' then (select s.claim from public.learnings s where s.id = a.subject_id::bigint)
    when 'reviews' then (select s.title from public.reviews s where s.id = a.subject_id::bigint)
    when 'workspace' then 'the rules of this workspace'
    when 'board' then 'the board'
  end as subject_name,
  case a.subject
    when 'events' then (select s.slug from public.events s where s.id = a.subject_id::bigint)
    -- a team that closed has no page, nor an event that was taken away
    when 'teams' then (select s.id::text from public.teams s where s.id = a.subject_id::bigint)
    else a.subject_id
  end as subject_key
from public.activity a
  left join public.people p on p.id = a.actor_id;
grant select on public.activity_list to authenticated;

-- What a team was called that has closed, and its event, for whoever comes to where its page was. Null where none has closed.
create function public.show_closed_team(p_team bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select jsonb_build_object('team', a.details ->> 'name', 'slug', e.slug)
  from public.activity a join public.ideas i on i.id = (a.details ->> 'idea')::bigint join public.events e on e.id = i.event_id
  where a.subject = 'teams' and a.subject_id = p_team::text and a.verb = 'team.closed' limit 1);
end $$;
grant execute on function public.show_closed_team(bigint) to authenticated;

-- Where the person who asks is mentioned: an @ and their whole name, in what others wrote within two weeks (a first or last name that is
-- theirs alone was made whole when it was written). Answered is what they wrote something after, in the same talk or notebook. A mention is
-- words and nothing else, so it goes with them.
create view public.mentions with (security_invoker = true) as
with me as (
  select p.id, '@' || regexp_replace(p.name, '([^[:alnum:][:space:]])', '\\\1', 'g') || '(?![[:alnum:]])' as pattern,
    private.now() - interval '14 days' as since
  from public.people p where p.id = (select auth.uid())
)
select 'idea' as subject, c.idea_id as subject_id, i.title, a.name as author, c.written_at
from me join public.comments c on c.written_at > me.since and c.author_id <> me.id and c.removed_at is null and c.body ~* me.pattern
  join public.ideas i on i.id = c.idea_id join public.people a on a.id = c.author_id
where not exists (select from public.comments mine where mine.idea_id = c.idea_id and mine.author_id = me.id and mine.id > c.id)
union all
select 'experiment', n.experiment_id, x.title, a.name, n.written_at
from me join public.notebook_entries n on n.written_at > me.since and n.written_by <> me.id and n.body ~* me.pattern
  join public.experiments x on x.id = n.experiment_id join public.people a on a.id = n.written_by
where not exists (select from public.notebook_entries later where later.replaces_id = n.id)
  and not exists (select from public.strikes s where s.entry_id = n.id)
  and not exists (select from public.notebook_entries mine where mine.experiment_id = n.experiment_id and mine.written_by = me.id and mine.id > n.id);
grant select on public.mentions to authenticated;

-- What needs the person who asks, in one answer. Every list is short and in the order of its deadline.
-- Not security definer: it reads with the rights of whoever asks, so a sealed ballot stays sealed here too.
create function public.today() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  -- plpgsql keeps the plan of this, which takes longer to make than to follow
  return (with clock as (
    select private.now() as now, private.today() as today, auth.uid() as me,
      (select role <> 'member' from public.people where id = (select auth.uid())) as leads,
      (select role = 'leader' from public.people where id = (select auth.uid())) as votes
  ), mine as (
    select x.id, x.title, x.state, x.starts_on, x.ends_on, x.started_at,
      (select max(t.last_day) from public.metrics m join public.reading_totals t on t.metric_id = m.id where m.experiment_id = x.id) as last_reading_on
    from public.experiment_list x, clock
    where x.ended_as is null and (clock.me in (x.marketing_owner_id, x.it_owner_id)
      -- the team on its idea enters its readings too
      or (x.started_at is not null and x.idea_id in (
        select t.idea_id from public.teams t join public.team_members m on m.team_id = t.id where m.person_id = clock.me))
      or (x.state = 'draft' and exists (select from public.experiments d where d.id = x.id and d.drafted_by = clock.me)))
    order by x.ends_on nulls last, x.id limit 20
  ), boxes as (
    select b.id, b.experiment_id, x.title, b.closes_at, b.revealed_at, b.opened_by, x.marketing_owner_id, x.it_owner_id,
      b.revealed_at is null and private.quorum_of(b) > (select sum(t.value::integer) from jsonb_each_text(private.count_turnout(b.id)) t) as is_short
    from public.ballot_boxes b join public.experiments x on x.id = b.experiment_id
    where b.withdrawn_at is null and x.deciding_since is not null
      and not exists (select from public.decisions d where d.box_id = b.id)
  ), news as (
    select n.*, row_number() over (partition by n.stays order by n.at desc) as place from (
      select kind, slug, name, moment, to_at, reason, at, times, null::bigint as id, kind <> 'time_moved' or moment = 'judging_at' as stays
        from public.event_news
      union all select 'announced', slug, event_name, null, null, says, due_at, null, id, false from public.announcement_news
      union all select case when is_finalist then 'finalist' else 'not_finalist' end, slug, event_name, null, voting_at,
        case when is_changed then 'changed' end, said_at, null, team_id, true from public.final_news) n
  )
  select jsonb_build_object(
    'now', clock.now,
    -- of many, those that the person is in
    'events', coalesce((select jsonb_agg(to_jsonb(e) order by e.ideation_at, e.id) from (select * from (
      select e.id, e.slug, e.name, e.phase, e.next_phase_at, e.ideation_at, e.time_zone,
        exists (select from public.registrations r where r.event_id = e.id and r.person_id = clock.me) as is_registered,
        exists (select from public.waiting_list w where w.event_id = e.id and w.person_id = clock.me) as waits,
        private.parts_in(e.id) as parts,
        (select jsonb_build_object('id', t.id, 'name', t.name, 'submitted_at', t.submitted_at,
            'missing', nullif(t.needs, 'nobody'), 'lacks', t.lacks, 'more_until', private.more_time_of(t.id), 'pitch', private.pitch_of(t.id),
            'says_more', t.submitted_at is not null and private.draft_says_more(t.id))
          from public.team_members m join public.team_list t on t.id = m.team_id
          where m.event_id = e.id and m.person_id = clock.me) as team
      from public.event_list e
      where e.ideation_at < clock.now + interval '30 days' and e.results_at > clock.now - interval '2 days') e
      order by (e.is_registered or e.waits or e.parts <> '{}') desc, e.ideation_at, e.id limit 3) e), '[]'),
    -- those whose gap the person would fill, where he or she takes part or still could: who only helps, judges or waits joins none
    'open_teams', coalesce((select jsonb_agg(to_jsonb(t) order by t.formed_at, t.id) from (
      select t.id, t.name, t.formed_at, e.name as event_name, n.missing
      from public.people p join public.events e on clock.now >= e.ideation_at and clock.now < e.judging_at
          and not exists (select from public.team_members m where m.event_id = e.id and m.person_id = clock.me)
          and (private.is_registered(e.id) or private.parts_in(e.id) = '{}' and private.has_room(e.id, p.function)
            and not exists (select from public.waiting_list w where w.event_id = e.id and w.person_id = clock.me))
        join public.teams t on t.event_id = e.id
        cross join lateral (select private.team_needs(t.id) as missing offset 0) n
      where p.id = clock.me and (n.missing::text = p.function::text
        or n.missing <> 'nobody' and p.is_bridging or n.missing in ('either', 'both') and p.function in ('marketing', 'it'))
      order by t.formed_at, t.id limit 5) t), '[]'),
    'help', coalesce((select jsonb_agg(jsonb_build_object('slug', h.slug, 'name', h.name, 'teams', h.teams) order by h.since, h.event_id)
      from public.help_reminders h), '[]'),
    'unanswered', coalesce((select jsonb_agg(jsonb_build_object('slug', r.slug, 'name', r.name, 'questions', r.questions)
      order by r.judging_at, r.slug) from public.registration_reminders r), '[]'),
    'experiments', coalesce((select jsonb_agg(to_jsonb(m) || jsonb_build_object('days_left', m.ends_on - clock.today,
      'days_since_reading', clock.today - coalesce(m.last_reading_on, m.starts_on))) from mine m), '[]'),
    -- met, still running, and nobody has said why it goes on: for the owner who watches it
    'criteria', coalesce((select jsonb_agg(to_jsonb(c) order by c.kind, c.criterion_id) from (
      select m.criterion_id, m.kind, x.id as experiment_id, x.title, min(m.day) as day
      from clock, public.experiments x join public.criteria_met m on m.experiment_id = x.id
      where clock.me in (x.marketing_owner_id, x.it_owner_id) and private.experiment_state(x, clock.today) in ('running', 'iterating')
        -- a success is news for three days; a reason to stop waits until somebody answers it
        and (m.kind = 'kill' or m.at > clock.now - interval '3 days') and not m.is_answered and m.side is distinct from case clock.me when x.it_owner_id then 'marketing' else 'it' end::public.job_function
        and not exists (select from public.early_stops s where s.experiment_id = x.id and s.time_box = x.time_box)
      group by m.criterion_id, m.kind, x.id, x.title limit 20) c), '[]'),
    'signatures', coalesce((select jsonb_agg(jsonb_build_object('experiment_id', b.experiment_id, 'title', b.title) order by b.revealed_at)
      from boxes b where b.revealed_at is not null and clock.me in (b.marketing_owner_id, b.it_owner_id)
        and private.stands_for(clock.me, case clock.me when b.it_owner_id then 'it' else 'marketing' end::public.job_function)
        and not exists (select from public.signatures s where s.box_id = b.id and s.signed_by = clock.me)), '[]'),
    -- a side has nobody who can sign for it: the other owner and leaders name somebody
    'ownerless', coalesce((select jsonb_agg(jsonb_build_object('experiment_id', x.id, 'title', x.title) order by x.ends_on, x.id)
      from (select x.id, x.title, x.ends_on from public.experiments x
        where x.started_at is not null and x.ended_as is null and (clock.leads or clock.me in (x.marketing_owner_id, x.it_owner_id))
          and private.sides_without_owner(x) <> '[]' order by x.ends_on, x.id limit 10) x), '[]'),
    'ballots', coalesce((select jsonb_agg(jsonb_build_object('experiment_id', b.experiment_id, 'title', b.title,
        'closes_at', b.closes_at) order by b.closes_at)
      from boxes b where clock.votes and b.revealed_at is null and b.closes_at > clock.now
        and private.awaits_ballot(b.id, clock.me)), '[]'),
    'reviews', coalesce((select jsonb_agg(to_jsonb(r) order by r.starts_at, r.review_id) from public.review_reminders r), '[]'),
    'to_reveal', coalesce((select jsonb_agg(jsonb_build_object('experiment_id', b.experiment_id, 'title', b.title,
        'closes_at', b.closes_at, 'is_short', b.is_short) order by b.closes_at)
      from boxes b where clock.leads and b.revealed_at is null
        and (b.closes_at <= clock.now or (b.opened_by = clock.me and not b.is_short))), '[]'),
    'to_decide', coalesce((select jsonb_agg(jsonb_build_object('experiment_id', b.experiment_id, 'title', b.title) order by b.revealed_at)
      from boxes b where clock.leads and b.revealed_at is not null and private.decides(b.id, clock.me)), '[]'),
    'due', coalesce((select jsonb_agg(jsonb_build_object('experiment_id', x.id, 'title', x.title, 'ends_on', x.ends_on) order by x.ends_on, x.id)
      from (select x.id, x.title, x.ends_on from public.experiment_list x
        -- what is on the agenda of a review that is planned is voted on there, where conflicts can be declared
        where clock.leads and x.state = 'due' and private.awaited_by_review(x.id) is null
        order by x.ends_on, x.id limit 10) x), '[]'),
    'team_matters', coalesce((select jsonb_agg(to_jsonb(m) order by m.since, m.team_id) from (
      select kind, team_id, team, who, since, slug, reason from public.team_matters order by since limit 20) m), '[]'),
    -- what a decision asked to look at again, for two weeks from that day on: its owners and leaders
    'again', coalesce((select jsonb_agg(jsonb_build_object('experiment_id', d.experiment_id, 'title', x.title, 'on', d.review_on) order by d.review_on, d.id)
      from public.decisions d join public.experiments x on x.id = d.experiment_id
      where d.review_on <= clock.today and d.review_on > clock.today - 14 and (clock.leads or clock.me in (x.marketing_owner_id, x.it_owner_id))
        and not exists (select from public.decisions later where later.experiment_id = d.experiment_id and later.id > d.id)), '[]'),
    'mentions', coalesce((select jsonb_agg(to_jsonb(m) order by m.written_at) from (
      select subject, subject_id, max(title) as title, string_agg(distinct author, ', ') as author, max(written_at) as written_at
      from public.mentions group by subject, subject_id order by max(written_at) limit 10) m), '[]'),
    -- what a judge has to score, and what the plan lacks that one made
    'judging', coalesce((select jsonb_agg(to_jsonb(j) || jsonb_build_object('time_zone', e.time_zone) order by j.voting_at, j.slug) from (
      select slug, name, voting_at, to_score, null::integer as to_plan from public.judging_reminders
      union all select slug, name, voting_at, null, projects from public.judging_gaps) j join public.events e on e.slug = j.slug), '[]'),
    'to_award', coalesce((select jsonb_agg(to_jsonb(a) order by a.results_at, a.slug) from public.award_reminders a), '[]'),
    'ledgers', coalesce((select jsonb_agg(to_jsonb(l) order by l.due_on, l.event_id, l.kind) from (
      -- one's own first: what was not said of old events waits, and crowds nothing out
      select * from public.ledger_reminders order by kind in ('unsaid', 'check'), due_on, event_id, kind limit 10) l), '[]'),
    -- of one's events: a place that became free, times that moved, what organizers said, whether one's team is a finalist. One's place, one's
    -- final and the deadline stay whatever else was said; of the rest the six latest
    'event_news', coalesce((select jsonb_agg(to_jsonb(n) - 'stays' - 'place' || jsonb_build_object('time_zone', e.time_zone) order by n.at desc)
      from news n join public.events e on e.slug = n.slug where n.stays or n.place <= 6), '[]'),
    'more_news', coalesce((select jsonb_agg(to_jsonb(m) order by m.name, m.slug, m.kind) from (
      select kind, slug, name, count(*) as count from news where not stays and place > 6 group by kind, slug, name) m), '[]'),
    'idea_waits', coalesce((select jsonb_agg(to_jsonb(w)) from (select * from public.idea_waits limit 10) w), '[]'),
    -- one's own a week before its target and when a check is due; those of others, for leaders, once they are late
    'handovers', coalesce((select jsonb_agg(to_jsonb(h) order by h.due_on, h.id) from (
      select h.id, h.experiment_id, x.title, h.due_on, h.due_on - clock.today as days_left, case when h.live_on is not null then h.next_check end as "check",
        o.id = clock.me as is_mine, o.name as owner
      from public.handovers h join public.experiments x on x.id = h.experiment_id join public.people o on o.id = h.owner_id
      where (h.owner_id = clock.me and h.due_on <= clock.today + case when h.live_on is null then 7 else 0 end) or (clock.leads and h.due_on < clock.today)
      order by (h.owner_id = clock.me) desc, h.due_on, h.id limit 10) h), '[]'),
    -- the board in one paragraph, for those who lead
    'board', case when clock.leads then (
      with open as (
        select private.experiment_state(x, clock.today) as state from public.experiments x where x.started_at is not null and x.ended_as is null
      )
      select jsonb_build_object('open', (select count(*) from open), 'due', (select count(*) from open where state = 'due'),
        'deciding', (select count(*) from open where state = 'deciding'), 'zombies', (select count(*) from public.zombies),
        'not_live', (select count(*) from public.handovers where live_on is null and called_off_at is null),
        'late', (select count(*) from public.handovers where due_on < clock.today),
        'ended', (select count(*) from public.experiments where ended_as = 'killed'
          and ended_at >= date_trunc('quarter', clock.now at time zone 'UTC') at time zone 'UTC'))) end)
  from clock
  where private.is_member());
end $$;
grant execute on function public.today() to authenticated;
