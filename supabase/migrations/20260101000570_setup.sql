-- setup: what an event is set to, part by part, for the page that leads its organizers through it.

-- Everything there is to set, in one answer: what holds, and whether the event chose it or it is the default. Null where there is no such
-- event, or where who asks does not organize it.
create function public.show_setup(p_slug text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'time_zone', e.time_zone, 'phase', e.phase,
    'ideation_at', e.ideation_at, 'judging_at', e.judging_at, 'results_at', e.results_at, 'gallery_from', e.gallery_from,
    'copied_from', (select jsonb_build_object('slug', o.slug, 'name', o.name)
      from public.event_beginnings b join public.events o on o.id = b.copied_from where b.event_id = e.id),
    'is_untouched', private.is_untouched(e.id),
    'has_brief', btrim(e.brief) <> '',
    'agenda', (select count(*) from public.agenda_items a where a.event_id = e.id),
    -- on another day than those of the event
    'outside', (select coalesce(jsonb_agg(a.title order by a.at, a.id), '[]') from public.agenda_items a
      where a.event_id = e.id and (a.at at time zone e.time_zone)::date
        not between (e.ideation_at at time zone e.time_zone)::date and (e.results_at at time zone e.time_zone)::date),
    'challenges', (select jsonb_build_object('count', count(*), 'owned', count(c.owner_id)) from public.challenges c where c.event_id = e.id),
    'limits', (select jsonb_build_object('most', l.most, 'most_marketing', l.most_marketing, 'most_it', l.most_it, 'most_other', l.most_other)
      from public.registration_limits l where l.event_id = e.id),
    'questions', (select count(*) from public.registration_questions q where q.event_id = e.id and q.retired_at is null),
    'registered', e.registered,
    'team_rule', to_jsonb(private.team_rule(e.id)),
    'has_team_rule', exists (select from public.team_rules r where r.event_id = e.id),
    'fields', (select jsonb_agg(f ->> 'label') from jsonb_array_elements(private.submission_fields(e.id)) f),
    'has_fields', exists (select from public.submission_forms f where f.event_id = e.id),
    'demo', (select jsonb_build_object('starts_at', d.starts_at, 'pitch_minutes', d.pitch_minutes, 'question_minutes', d.question_minutes,
      'place', d.place) from public.demo_days d where d.event_id = e.id),
    'judging', (select jsonb_build_object('method', j.method, 'seats', j.seats, 'looks', j.looks, 'most', coalesce(s.most, 5))
      from private.judging_now(e.id) j left join public.judging_setups s on s.event_id = e.id),
    'criteria', (select coalesce(jsonb_agg(c.name order by c.position), '[]') from public.rubric_criteria c where c.event_id = e.id and c.challenge_id is null),
    'judges', (select jsonb_build_object('people', count(j.member_id), 'guests', count(j.guest_id),
        'short_links', coalesce(private.short_guest_links(e.id), 0))
      from public.judges j where j.event_id = e.id and j.withdrawn_at is null),
    'voting_rule', (select jsonb_build_object('method', v.method, 'amount', v.amount, 'most_on_one', v.most_on_one) from private.voting_rule(e.id) v),
    'has_voting_rule', exists (select from public.voting_rules v where v.event_id = e.id),
    'organizers', (select count(*) from public.event_roles r where r.event_id = e.id and r.role = 'organizer' and r.person_id <> e.organizer_id),
    'mentors', (select count(*) from public.event_roles r where r.event_id = e.id and r.role = 'mentor'),
    'announcements', (select jsonb_build_object('said', count(*) filter (where a.due_at <= e.asked_at), 'to_come', count(*) filter (where a.due_at > e.asked_at))
      from public.announcements a where a.event_id = e.id and a.withdrawn_at is null))
  from public.event_list e where e.slug = p_slug and private.organizes(e.id));
end $$;
grant execute on function public.show_setup(text) to authenticated;
