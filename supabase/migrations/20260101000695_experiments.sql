-- experiments, how a plan begins and what it looks like: from a template or an earlier plan, with pictures of its variants;
-- and the notebook for whoever takes an experiment along or has a link to it.

-- pictures of variants ---------------------------------------------------------------------------------------------

-- What a variant looks like: part of what is promised, so frozen with it.
create table public.variant_pictures (
  variant_id bigint primary key,
  experiment_id bigint not null,
  picture_id bigint not null,
  -- what it shows, for those who do not see it
  alt text not null,
  constraint variant_pictures_variant_is_of_the_experiment foreign key (variant_id, experiment_id)
    references public.variants (id, experiment_id) on delete cascade,
  constraint variant_pictures_picture_is_of_the_experiment foreign key (picture_id, experiment_id)
    references public.pictures (id, experiment_id) on delete cascade,
  constraint variant_pictures_are_described check (length(btrim(alt)) between 3 and 300)
);
create index variant_pictures_by_variant on public.variant_pictures (variant_id, experiment_id);
create index variant_pictures_by_picture on public.variant_pictures (picture_id, experiment_id);
alter table public.variant_pictures enable row level security;
create policy variant_pictures_are_seen_by_members on public.variant_pictures for select to authenticated
  using ((select private.is_member()));
grant select on public.variant_pictures to authenticated;
create trigger variant_pictures_are_frozen before insert or update or delete on public.variant_pictures
  for each row execute function private.guard_plan_rows();

-- {"picture": {id, alt, hash}}, or nothing.
create function private.variant_picture(p_variant bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce((select jsonb_build_object('picture', jsonb_build_object('id', p.id, 'alt', v.alt, 'hash', p.hash))
    from public.variant_pictures v join public.pictures p on p.id = v.picture_id where v.variant_id = p_variant), '{}')
$$;
grant execute on function private.variant_picture(bigint) to authenticated;

-- Says what a variant of a draft looks like: {alt, content (base64)}, {alt} of the picture it has, or null for none.
-- Refuses: registration_is_frozen, variant_is_gone, picture_is_missing, keep_picture's and own_experiment's.
create function public.picture_variant(p_experiment bigint, p_variant bigint, p_picture jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  v_picture bigint := (select picture_id from public.variant_pictures where variant_id = p_variant);
  v_name text := (select name from public.variants where id = p_variant and experiment_id = p_experiment);
begin
  if x.started_at is not null then
    perform private.refuse('registration_is_frozen');
  elsif v_name is null then
    perform private.refuse('variant_is_gone');
  elsif p_picture is null or p_picture = 'null' then
    delete from public.variant_pictures where variant_id = p_variant;
  else
    if p_picture ? 'content' then
      v_picture := private.keep_picture(x.id, p_picture ->> 'content', auth.uid());
    elsif v_picture is null then
      perform private.refuse('picture_is_missing');
    end if;
    insert into public.variant_pictures as v (variant_id, experiment_id, picture_id, alt)
    values (p_variant, x.id, v_picture, btrim(p_picture ->> 'alt'))
    on conflict (variant_id) do update set picture_id = excluded.picture_id, alt = excluded.alt
    where (v.picture_id, v.alt) is distinct from (excluded.picture_id, excluded.alt);
  end if;
  if found then
    perform private.log('experiment.pictured', 'experiments', x.id::text,
      jsonb_build_object('variant', v_name, 'has_picture', p_picture is not null and p_picture <> 'null'));
  end if;
end $$;
grant execute on function public.picture_variant(bigint, bigint, jsonb) to authenticated;

-- Before a plan is written anew: its pictures with the names and places of their variants.
create function private.pictures_of_plan(p_experiment bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('name', lower(v.name), 'position', v.position, 'picture', p.picture_id, 'alt', p.alt)), '[]')
  from public.variant_pictures p join public.variants v on v.id = p.variant_id where p.experiment_id = p_experiment
$$;

-- After it: a picture follows the name of its variant, or stays in its place where the variant got another name.
create function private.keep_pictures(p_experiment bigint, p_pictures jsonb) returns void
language sql security definer set search_path = '' as $$
  with kept as (
    select k.* from jsonb_to_recordset(p_pictures) as k (name text, position integer, picture bigint, alt text)
  )
  insert into public.variant_pictures (variant_id, experiment_id, picture_id, alt)
  select v.id, p_experiment, k.picture, k.alt from public.variants v join kept k on k.name = lower(v.name)
    or (k.position = v.position and not exists (select from kept o where o.name = lower(v.name))
      and not exists (select from public.variants w where w.experiment_id = p_experiment and lower(w.name) = k.name))
  where v.experiment_id = p_experiment
$$;

-- how a plan begins ------------------------------------------------------------------------------------------------

-- A draft with a first plan, as plan_experiment takes it. The same key again answers the draft that is there, as it is now.
-- Refuses: draft_experiment's and plan_experiment's.
create function public.begin_experiment(p_idea bigint, p_title text, p_plan jsonb, p_key uuid default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  v_id bigint := public.draft_experiment(p_idea, p_title, p_key);
begin
  -- whoever sent it twice may have gone on writing
  if exists (select from public.experiments x where x.id = v_id and concat(x.insight, x.change, x.audience, x.expected_outcome) = '') then
    perform public.plan_experiment(v_id, p_plan || jsonb_build_object('title', p_title));
  end if;
  return v_id;
end $$;

-- A draft with the plan of an earlier experiment as it was registered: its words, variants with pictures, metrics with the
-- newest version of their KPIs, criteria, looks, rule and fields. Days, what hangs on one, and sizing are of their time, owners only while they are here.
-- Refuses: no_such_experiment and begin_experiment's.
create function public.copy_experiment(p_from bigint, p_idea bigint, p_title text, p_key uuid default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  f public.experiments;
  v_id bigint := (select id from public.experiments where drafted_by = me and draft_key = p_key);
begin
  if v_id is not null then
    return v_id;
  end if;
  select * into f from public.experiments where id = p_from;
  if not found then
    perform private.refuse('no_such_experiment', 404);
  end if;
  v_id := public.begin_experiment(p_idea, p_title, jsonb_build_object('insight', f.insight, 'change', f.change,
    'audience', f.audience, 'expected_outcome', f.expected_outcome, 'riskiest_assumption', f.riskiest_assumption,
    'design', f.design, 'look_rule', f.look_rule, 'looks', f.looks, 'decision_rule', f.decision_rule, 'own_rule', f.own_rule,
    'success_threshold', f.success_threshold, 'uses_pre_period', f.uses_pre_period, 'kill_state', f.kill_state,
    'marketing_owner_id', (select id from public.people where id = f.marketing_owner_id and left_at is null),
    'it_owner_id', (select id from public.people where id = f.it_owner_id and left_at is null),
    'variants', (select coalesce(jsonb_agg(to_jsonb(v) order by v.position), '[]') from public.variants v where v.experiment_id = f.id),
    'metrics', (select coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('kpi_id', n.id) order by m.role, m.position), '[]')
      from public.metrics m join public.kpis k on k.id = m.kpi_id join public.kpis n on n.line_id = k.line_id and n.is_newest
      where m.experiment_id = f.id),
    -- one that was judged from a day would be judged from the first reading without it
    'criteria', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'kpi_id', n.id, 'measure', c.measure, 'comparison', c.comparison,
        'value', c.value, 'is_threshold', c.is_threshold, 'side', c.side, 'words', c.words) order by c.kind, c.position), '[]')
      from public.criteria c join public.metrics m on m.id = c.metric_id join public.kpis k on k.id = m.kpi_id
        join public.kpis n on n.line_id = k.line_id and n.is_newest
      where c.experiment_id = f.id and c.judged_from is null)), p_key);
  insert into public.pictures (experiment_id, media_type, content, added_by)
  select v_id, p.media_type, p.content, me from public.pictures p
  where p.id in (select picture_id from public.variant_pictures where experiment_id = f.id)
  on conflict on constraint pictures_are_kept_once do nothing;
  insert into public.variant_pictures (variant_id, experiment_id, picture_id, alt)
  select n.id, v_id, c.id, o.alt
  from public.variant_pictures o join public.variants v on v.id = o.variant_id join public.pictures p on p.id = o.picture_id
    join public.variants n on n.experiment_id = v_id and n.position = v.position
    join public.pictures c on c.experiment_id = v_id and c.hash = p.hash
  where o.experiment_id = f.id
  on conflict (variant_id) do nothing;
  perform private.copy_fields(f.id, v_id);
  perform private.log('experiment.copied', 'experiments', v_id::text, jsonb_build_object('from', f.id, 'title', f.title));
  return v_id;
end $$;
grant execute on function public.begin_experiment(bigint, text, jsonb, uuid), public.copy_experiment(bigint, bigint, text, uuid)
  to authenticated;

-- the notebook, taken along and shown outside ------------------------------------------------------------------------

-- Everything that was written, with what it replaced and why it was struck; for exports. With the reader's own rights.
create function private.whole_notebook(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(e) - array['experiment_id', 'key', 'written_by'] || jsonb_build_object('author', w.name,
    'is_replaced', exists (select from public.notebook_entries later where later.replaces_id = e.id),
    'struck', (select jsonb_build_object('reason', s.reason, 'struck_at', s.struck_at, 'author', q.name)
      from public.strikes s join public.people q on q.id = s.struck_by where s.entry_id = e.id),
    'pictures', (select coalesce(jsonb_agg(jsonb_build_object('id', i.picture_id, 'alt', i.alt, 'hash', p.hash) order by i.position), '[]')
      from public.entry_pictures i join public.pictures p on p.id = i.picture_id where i.entry_id = e.id)) order by e.day, e.id), '[]')
  from public.notebook_entries e join public.people w on w.id = e.written_by
  where e.experiment_id = p_experiment
$$;
grant execute on function private.whole_notebook(bigint) to authenticated;

-- What a link shows of it: the newest entries that stand. Struck and corrected ones stay inside.
create function private.shown_notebook(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(n) - array['strike_reason', 'struck_at', 'struck_by', 'earlier', 'experiment_id']
    order by n.day desc, n.id desc), '[]')
  from (select * from public.notebook where experiment_id = p_experiment and strike_reason is null
    order by day desc, id desc limit 100) n
$$;

-- A picture for whoever has a link: of a variant, or of an entry that the link shows. As read_picture, null for all else.
-- For anon: the token is the permission.
create function public.read_shared_picture(p_token text, p_picture bigint, p_known text default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select public.read_picture(l.experiment_id, p_picture, p_known) from private.open_link(p_token) l
  where (exists (select from public.variant_pictures v where v.experiment_id = l.experiment_id and v.picture_id = p_picture)
      or exists (select from jsonb_array_elements(private.shown_notebook(l.experiment_id)) n,
        jsonb_array_elements(nullif(n -> 'pictures', 'null')) i where (i ->> 'id')::bigint = p_picture))
$$;
grant execute on function public.read_shared_picture(text, bigint, text) to anon, authenticated;
