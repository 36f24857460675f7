create schema if not exists public;

create or replace function public.mt_immutable_timestamp(value text) returns timestamp without time zone language sql immutable as $function$ select value::timestamp without time zone $function$;
create or replace function public.mt_immutable_timestamptz(value text) returns timestamp with time zone language sql immutable as $function$ select value::timestamp with time zone $function$;
create or replace function public.mt_immutable_date(value text) returns date language sql immutable as $function$ select value::date $function$;
create or replace function public.mt_immutable_time(value text) returns time without time zone language sql immutable as $function$ select value::time without time zone $function$;

create table if not exists public.mt_doc_counted (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    correlation_id character varying,
    causation_id character varying,
    last_modified_by character varying,
    mt_version bigint not null default 0,
    constraint pkey_mt_doc_counted_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_deadletterevent (
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_deadletterevent_id primary key (id)
);

create table if not exists public.mt_doc_forgotten (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    mt_deleted boolean default FALSE,
    mt_deleted_at timestamp with time zone,
    constraint pkey_mt_doc_forgotten_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_forgotten_idx_mt_deleted on public.mt_doc_forgotten using btree (mt_deleted);

create table if not exists public.mt_doc_guarded (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_guarded_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_guardedwithversion (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_guardedwithversion_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_person (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_person_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_person_idx_age on public.mt_doc_person using btree ((CAST(data ->> 'Age' as integer)));
create index if not exists mt_doc_person_idx_joined_atid on public.mt_doc_person using btree ((public.mt_immutable_timestamptz(data ->> 'JoinedAt')), id);
create unique index if not exists mt_doc_person_uidx_token on public.mt_doc_person using btree (tenant_id, (CAST(data ->> 'Token' as uuid)));
create index if not exists mt_doc_person_idx_namescore on public.mt_doc_person using btree ((data ->> 'Name'), (CAST(data ->> 'Score' as integer))) where (data ->> 'Name') is not null;
create index if not exists mt_doc_person_idx_home_city on public.mt_doc_person using btree ((data -> 'Home' ->> 'City'));
create index if not exists mt_doc_person_idx_birthday on public.mt_doc_person using btree ((public.mt_immutable_date(data ->> 'Birthday')));
create index if not exists mt_doc_person_idx_ratio on public.mt_doc_person using btree ((CAST(data ->> 'Ratio' as double precision)));
create index if not exists mt_doc_person_idx_active on public.mt_doc_person using btree ((CAST(data ->> 'Active' as boolean)));
create unique index if not exists mt_person_boss on public.mt_doc_person using btree ((CAST(data ->> 'Boss' as uuid)));
create index if not exists mt_doc_person_idx_data on public.mt_doc_person using gin (data jsonb_path_ops);
create index if not exists mt_doc_person_idx_fts on public.mt_doc_person using gin (to_tsvector('english', ((data ->> 'Name'))));
create index if not exists mt_doc_person_simple_idx_fts on public.mt_doc_person using gin (to_tsvector('simple', ((data ->> 'Name') || ' ' || (data ->> 'Nickname'))));

create table if not exists public.mt_doc_plain (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_plain_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_revised (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_revised_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_setting (
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    rank integer,
    at timestamp with time zone,
    constraint pkey_mt_doc_setting_id primary key (id)
);
create index if not exists mt_doc_setting_idx_rank on public.mt_doc_setting using btree (rank);
create index if not exists mt_doc_setting_idx_at on public.mt_doc_setting using btree (at);

create table if not exists public.mt_streams (
    id uuid not null,
    type character varying,
    version bigint,
    timestamp timestamp with time zone not null default now(),
    created timestamp with time zone not null default now(),
    is_archived boolean default FALSE,
    tenant_id character varying default '*DEFAULT*',
    constraint pkey_mt_streams_id primary key (id)
);

create table if not exists public.mt_events (
    seq_id bigint not null,
    id uuid not null,
    stream_id uuid,
    version bigint not null,
    data jsonb not null,
    bdata bytea,
    type character varying(500) not null,
    timestamp timestamp with time zone not null default now(),
    tenant_id character varying default '*DEFAULT*',
    mt_dotnet_type character varying,
    is_archived boolean default FALSE,
    constraint fkey_mt_events_stream_id foreign key (stream_id) references public.mt_streams (id) on delete cascade,
    constraint pkey_mt_events_seq_id primary key (seq_id)
);
create unique index if not exists pk_mt_events_stream_and_version on public.mt_events using btree (stream_id, version);

create table if not exists public.mt_event_progression (
    name character varying not null,
    last_seq_id bigint,
    last_updated timestamp with time zone default (transaction_timestamp()),
    constraint pk_mt_event_progression primary key (name)
);

create sequence if not exists public.mt_events_sequence owned by public.mt_events.seq_id;
