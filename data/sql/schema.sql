-- grain: one table per kind of record, append-only; a correction is a later row
CREATE TABLE submissions (
    submission_id VARCHAR PRIMARY KEY, sha256 VARCHAR NOT NULL, file_name VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    sender VARCHAR, period DATE, as_of DATE, received_at TIMESTAMP NOT NULL, load_no INTEGER NOT NULL,
    is_sample BOOLEAN NOT NULL, accepted INTEGER NOT NULL, questioned INTEGER NOT NULL, rejected INTEGER NOT NULL
);
CREATE TABLE projects (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    project_id VARCHAR NOT NULL, year INTEGER NOT NULL, item_no INTEGER NOT NULL, project VARCHAR NOT NULL,
    category VARCHAR NOT NULL, area VARCHAR, department VARCHAR NOT NULL, partner_units VARCHAR,
    annual_target VARCHAR, planned_wan DECIMAL(18, 6)
);
CREATE TABLE working_groups (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    working_group VARCHAR NOT NULL, area VARCHAR NOT NULL, leader_post VARCHAR
);
CREATE TABLE tasks (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    project_id VARCHAR NOT NULL, county VARCHAR NOT NULL, responsible_unit VARCHAR, implementing_body VARCHAR,
    target_value DECIMAL(18, 4), target_unit VARCHAR, target_text VARCHAR, planned_wan DECIMAL(18, 6),
    start_on DATE, due_on DATE, is_ceiling BOOLEAN, responsible_leader VARCHAR, remark VARCHAR
);
CREATE TABLE plan_points (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    project_id VARCHAR NOT NULL, county VARCHAR NOT NULL, due_on DATE NOT NULL,
    planned_pct DECIMAL(7, 4) NOT NULL, node VARCHAR
);
CREATE TABLE reports (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    project_id VARCHAR NOT NULL, county VARCHAR NOT NULL, period DATE NOT NULL, as_of DATE NOT NULL,
    stage VARCHAR, physical_pct DECIMAL(7, 4), done_value DECIMAL(18, 4),
    issued_wan DECIMAL(18, 6), arrived_wan DECIMAL(18, 6), disbursed_wan DECIMAL(18, 6),
    problem VARCHAR, next_step VARCHAR, questions INTEGER NOT NULL, paid_wan DECIMAL(18, 6),
    start_actual_on DATE, registered_on DATE, is_registered BOOLEAN,
    done_ytd_wan DECIMAL(18, 6), done_before_wan DECIMAL(18, 6), task_state VARCHAR
);
CREATE TABLE fund_sources (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    project_id VARCHAR NOT NULL, county VARCHAR NOT NULL, measure VARCHAR NOT NULL, level VARCHAR NOT NULL,
    amount_wan DECIMAL(18, 6) NOT NULL
);
CREATE TABLE published_figures (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    period DATE NOT NULL, indicator VARCHAR NOT NULL, value DECIMAL(18, 6) NOT NULL, unit VARCHAR NOT NULL,
    decimals INTEGER NOT NULL, source VARCHAR, published_on DATE
);
CREATE TABLE published_cells (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    table_no INTEGER NOT NULL, title VARCHAR, period DATE, table_unit VARCHAR, row_kind VARCHAR NOT NULL,
    letter VARCHAR NOT NULL, header VARCHAR NOT NULL, field VARCHAR, column_unit VARCHAR,
    text VARCHAR NOT NULL, value DECIMAL(18, 6), unit VARCHAR, decimals INTEGER
);
CREATE TABLE site_visits (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    project_id VARCHAR NOT NULL, county VARCHAR NOT NULL, visited_on DATE NOT NULL, visited_by VARCHAR,
    seen_pct DECIMAL(7, 4), seen_value DECIMAL(18, 4), seen VARCHAR
);
CREATE TABLE receipts (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    file_name VARCHAR NOT NULL, received_at TIMESTAMP NOT NULL
);
CREATE TABLE source_columns (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, field VARCHAR NOT NULL,
    letter VARCHAR NOT NULL, header VARCHAR NOT NULL, unit VARCHAR, project_id VARCHAR, county VARCHAR
);
CREATE TABLE confirmed_columns (
    submission_id VARCHAR NOT NULL, sender VARCHAR NOT NULL, layout VARCHAR NOT NULL, header VARCHAR NOT NULL,
    field VARCHAR
);
CREATE TABLE findings (
    submission_id VARCHAR NOT NULL, code VARCHAR NOT NULL, severity VARCHAR NOT NULL, sheet VARCHAR, cell VARCHAR,
    value VARCHAR, params VARCHAR NOT NULL, project_id VARCHAR, county VARCHAR
);
