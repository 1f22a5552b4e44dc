-- judging, guests: somebody from outside judges one event by a link. Whoever has the link is the guest, so it is long, ends by
-- itself, and is shown once. What a guest can do are the functions below, each of which asks for the token; everything else of ours
-- asks for a member's session.

-- The moment a link is to end. Refuses: guest_link_lasts_up_to_a_year.
create function private.guest_link_end(p_days integer) returns timestamptz
language plpgsql set search_path = '' as $$
begin
  if p_days is null or p_days not between 1 and 366 then
    perform private.refuse('guest_link_lasts_up_to_a_year', 400);
  end if;
  return private.now() + make_interval(hours => 24 * p_days);
end $$;

-- Makes somebody from outside a judge, and answers the token of the link this once. p_guest: {"name", "function", "email"?}.
-- Refuses: judging_of's, guest_link_lasts_up_to_a_year, too_many_guest_judges, and the constraints of guest_judges.
create function public.invite_guest_judge(p_event bigint, p_guest jsonb, p_days integer) returns text
language plpgsql security definer set search_path = '' as $$
declare
  v_token text := private.new_token();
  v_end timestamptz;
  v_guest uuid;
begin
  perform private.judging_of(p_event);
  v_end := private.guest_link_end(p_days);
  if 50 <= (select count(*) from public.guest_judges where event_id = p_event and revoked_at is null) then
    perform private.refuse('too_many_guest_judges');
  end if;
  insert into public.guest_judges (event_id, name, function, email, token_hash, made_by, made_at, expires_at)
  values (p_event, coalesce(btrim(p_guest ->> 'name'), ''), (p_guest ->> 'function')::public.job_function, coalesce(btrim(p_guest ->> 'email'), ''),
    private.token_hash(v_token), auth.uid(), v_end - make_interval(hours => 24 * p_days), v_end) returning id into v_guest;
  insert into public.judges (event_id, person_id, guest_id, added_by) values (p_event, v_guest, v_guest, auth.uid());
  perform private.log('judging.guest_invited', 'events', p_event::text, jsonb_build_object('judge', v_guest, 'expires_at', v_end));
  return v_token;
end $$;

-- Another link for the same guest, after it was lost, ran out or was revoked: the one before opens no more, what was scored stays.
-- Refuses: no_such_judge, judging_of's, guest_link_lasts_up_to_a_year.
create function public.renew_guest_link(p_guest uuid, p_days integer) returns text
language plpgsql security definer set search_path = '' as $$
declare
  v_event bigint := (select event_id from public.guest_judges where id = p_guest);
  v_token text := private.new_token();
  v_end timestamptz;
begin
  perform private.caller();
  if v_event is null then
    perform private.refuse('no_such_judge', 404);
  end if;
  perform private.judging_of(v_event);
  v_end := private.guest_link_end(p_days);
  update public.guest_judges set token_hash = private.token_hash(v_token), made_by = auth.uid(), made_at = v_end - make_interval(hours => 24 * p_days),
    expires_at = v_end, revoked_at = null, opened_at = null where id = p_guest;
  update public.judges set withdrawn_at = null where event_id = v_event and guest_id = p_guest;
  perform private.log('judging.guest_link_renewed', 'events', v_event::text, jsonb_build_object('judge', p_guest, 'expires_at', v_end));
  return v_token;
end $$;

-- Ends a link at once, at any time; the guest's empty seats are free, as of a judge who drops out. Again changes nothing.
-- Refuses: no_such_judge, organizer_only.
create function public.revoke_guest_link(p_guest uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_event bigint := (select event_id from public.guest_judges where id = p_guest);
begin
  if v_event is null then
    perform private.refuse('no_such_judge', 404);
  elsif not private.organizes(v_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  -- in the order of everybody who changes the judging
  perform from public.events where id = v_event for share;
  perform from public.judging_setups where event_id = v_event for update;
  update public.guest_judges set revoked_at = private.now() where id = p_guest and revoked_at is null;
  if not found then
    return;
  end if;
  if private.judging_state(v_event) <> 'opened'
      and exists (select from public.judges where event_id = v_event and guest_id = p_guest and withdrawn_at is null) then
    perform private.drop_judge(v_event, p_guest, me);
  end if;
  perform private.log('judging.guest_link_revoked', 'events', v_event::text, jsonb_build_object('judge', p_guest));
end $$;
grant execute on function public.invite_guest_judge(bigint, jsonb, integer), public.renew_guest_link(uuid, integer),
  public.revoke_guest_link(uuid) to authenticated;

-- A link that opens goes on until a day after the results where the judging or they move to later, a year at most.
create function private.take_guest_links_along() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.guest_judges g set expires_at = least(new.results_at + interval '24 hours', g.made_at + interval '8784 hours')
  where g.event_id = new.id and g.revoked_at is null and g.expires_at > private.now()
    and g.expires_at < least(new.results_at + interval '24 hours', g.made_at + interval '8784 hours')
    and exists (select from public.judges j where j.event_id = new.id and j.guest_id = g.id and j.withdrawn_at is null);
  return null;
end $$;
create trigger events_take_guest_links_along after update on public.events for each row
  when (new.judging_at > old.judging_at or new.voting_at > old.voting_at or new.results_at > old.results_at)
  execute function private.take_guest_links_along();

create function private.log_guest_link() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.log('judging.guest_link_extended', 'events', new.event_id::text,
    jsonb_build_object('judge', new.id, 'expires_at', new.expires_at));
  return null;
end $$;
-- deferred: the rest of the event is saved behind it, and the log is locked last. Another token is a new link, which has its own row
create constraint trigger guest_judges_log_what_was_extended after update on public.guest_judges
  deferrable initially deferred for each row when (new.expires_at <> old.expires_at and new.token_hash = old.token_hash)
  execute function private.log_guest_link();

-- How many guests who judge have a link that ends before the judging does, for who organizes the event; null for everybody else.
create function private.short_guest_links(p_event bigint) returns integer
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.organizes(p_event) then
    return null;
  end if;
  return (select count(*) from public.guest_judges g join public.events e on e.id = g.event_id
      join public.judges j on j.event_id = g.event_id and j.guest_id = g.id and j.withdrawn_at is null
    where g.event_id = p_event and g.revoked_at is null and g.expires_at < e.voting_at);
end $$;
grant execute on function private.short_guest_links(bigint) to authenticated;

-- as a guest -----------------------------------------------------------------------------------------------------

-- The guest of a token, while its link opens. Refuses: guest_link_has_ended.
create function private.guest_of(p_token text) returns public.guest_judges
language plpgsql volatile security definer set search_path = '' as $$
declare
  g public.guest_judges;
begin
  select l.* into g from public.guest_judges l join public.judges j on j.event_id = l.event_id and j.guest_id = l.id
  where l.token_hash = private.token_hash(p_token) and private.guest_link_opens(l);
  if not found then
    perform private.refuse('guest_link_has_ended', 404);
  end if;
  return g;
end $$;

-- Who looks at a guest's page: the guest of a token while its link opens, and nobody's guest in a preview; null otherwise.
create function private.guest_looking(p_token text) returns public.guest_judges
language plpgsql volatile security definer set search_path = '' as $$
declare
  g public.guest_judges;
begin
  if private.preview() ->> 'part' = 'guest' and p_token = 'preview' then
    select private.nobody() as id, e.id as event_id, 'A guest' as name, e.results_at as expires_at, private.now() as opened_at
    into g.id, g.event_id, g.name, g.expires_at, g.opened_at from public.events e where e.id = (private.preview() ->> 'event')::bigint;
  else
    select l.* into g from public.guest_judges l where l.token_hash = private.token_hash(p_token) and private.guest_link_opens(l);
  end if;
  return g;
end $$;

-- What a guest needs in order to judge, and nothing more: the event's name and times and how they moved, the rubric, the guest's own queue with what
-- those teams handed in, the names of the teams a conflict can be declared with. No other judge, no member. Null for a link that ended.
create function public.read_guest_judging(p_token text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  g public.guest_judges := private.guest_looking(p_token);
begin
  if g.id is null then
    return null;
  end if;
  if g.opened_at is null then
    update public.guest_judges set opened_at = private.now() where id = g.id and opened_at is null;
  end if;
  return (select jsonb_build_object('guest', jsonb_build_object('id', g.id, 'name', g.name, 'expires_at', g.expires_at),
      'id', e.id, 'slug', e.slug, 'name', e.name, 'time_zone', e.time_zone, 'judging_at', e.judging_at, 'voting_at', e.voting_at,
      'results_at', e.results_at, 'asked_at', private.now(), 'state', private.judging_state(e.id), 'may_organize', false,
      'is_frozen', true, 'round', n.round, 'method', n.method, 'looks', n.looks, 'seats', n.seats, 'final', private.final_of(e.id), 'most', coalesce(s.most, 5),
      'comments_to_teams', coalesce(s.comments_to_teams, true), 'opened_at', s.opened_at,
      'criteria', private.rubric_of(e.id), 'challenges', private.challenge_rubrics(e.id), 'judges', '[]'::jsonb, 'fields', private.submission_fields(e.id),
      'is_judge', private.previews(e.id, 'guest')
        or exists (select from public.judges j where j.event_id = e.id and j.guest_id = g.id and j.withdrawn_at is null),
      'queue_state', private.queue_state(e.id, g.id), 'queue', private.judge_queue(e.id, g.id), 'compares', private.pair_queue(e.id, g.id),
      -- from the deadline on, as for judges among the people: before it nobody knows who hands in
      'projects', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'is_mine', false) order by t.name, t.id), '[]')
        from public.submissions w join public.teams t on t.id = w.team_id
        where w.event_id = e.id and private.judging_state(e.id) <> 'before'),
      'conflicts', private.conflicts_of_judge(e.id, g.id),
      -- those of the judging, since the guest was asked; why is for everybody, who moved them for members
      'moves', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'version', m.version, 'moment', m.moment, 'from_at', m.from_at,
          'to_at', m.to_at, 'reason', m.reason, 'moved_at', m.moved_at) order by m.id desc), '[]')
        from public.moved_times m where m.event_id = e.id and m.moment in ('judging_at', 'voting_at', 'results_at')
          and not exists (select from public.judges j where j.event_id = e.id and j.guest_id = g.id and j.added_at > m.moved_at)))
    from public.events e cross join lateral private.judging_now(e.id) n left join public.judging_setups s on s.event_id = e.id where e.id = g.event_id);
end $$;

-- A file that a team in the guest's queue handed in, as read_submission_file answers it, and of the sample in a preview; null for every
-- other file, a draft's among them. Refuses: guest_link_has_ended.
create function public.read_guest_file(p_token text, p_team bigint, p_file bigint, p_known text default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  g public.guest_judges := private.guest_looking(p_token);
begin
  if g.id is null then
    perform private.refuse('guest_link_has_ended', 404);
  end if;
  return (select public.read_submission_file(h.team_id, h.file_id, p_known)
    from public.handed_in_files h join public.submissions w on w.team_id = h.team_id and w.event_id = g.event_id
    where h.file_id = p_file and h.team_id = p_team
      and (exists (select from public.judging_seats q where q.event_id = g.event_id and q.judge_id = g.id and q.team_id = p_team)
        or exists (select from public.judging_pairs q where q.event_id = g.event_id and q.judge_id = g.id and p_team in (q.first_id, q.second_id))
        or private.previews(g.event_id, 'guest') and exists (select from private.sample_to_judge(g.event_id) s where s.team_id = p_team)));
end $$;

-- As save_judgement, by token. Refuses: guest_link_has_ended and keep_judgement's.
create function public.save_guest_judgement(p_token text, p_team bigint, p_given jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  g public.guest_judges := private.guest_of(p_token);
begin
  return private.keep_judgement(g.id, p_team, p_given);
end $$;

-- As save_verdict, by token. Refuses: guest_link_has_ended and keep_verdict's.
create function public.save_guest_verdict(p_token text, p_pair bigint, p_given jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  g public.guest_judges := private.guest_of(p_token);
begin
  return private.keep_verdict(g.id, p_pair, p_given);
end $$;

-- As declare_judge_conflict, about oneself. Refuses: guest_link_has_ended and keep_judge_off's.
create function public.declare_guest_conflict(p_token text, p_team bigint, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  g public.guest_judges := private.guest_of(p_token);
begin
  perform private.keep_judge_off(p_team, g.id, g.id, p_reason);
end $$;

-- As take_back_judge_conflict, of what the guest said. Refuses: guest_link_has_ended and let_judge_on's.
create function public.take_back_guest_conflict(p_token text, p_team bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  g public.guest_judges := private.guest_of(p_token);
begin
  perform private.let_judge_on(p_team, g.id, g.id);
end $$;

-- The guest cannot judge after all: as a judge who drops out. Refuses: guest_link_has_ended and drop_judge's.
create function public.leave_guest_judging(p_token text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  g public.guest_judges := private.guest_of(p_token);
begin
  perform private.drop_judge(g.event_id, g.id, g.id);
end $$;
grant execute on function public.read_guest_judging(text), public.read_guest_file(text, bigint, bigint, text), public.save_guest_judgement(text, bigint, jsonb),
  public.save_guest_verdict(text, bigint, jsonb),
  public.declare_guest_conflict(text, bigint, text), public.take_back_guest_conflict(text, bigint), public.leave_guest_judging(text) to anon, authenticated;
