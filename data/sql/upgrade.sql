-- grain: none; what data/sql/schema.sql has gained, for a build that an older program made
ALTER TABLE reports ADD COLUMN IF NOT EXISTS paid_wan DECIMAL(18, 6);
ALTER TABLE reports ADD COLUMN IF NOT EXISTS start_actual_on DATE;
ALTER TABLE reports ADD COLUMN IF NOT EXISTS registered_on DATE;
ALTER TABLE reports ADD COLUMN IF NOT EXISTS is_registered BOOLEAN;
ALTER TABLE reports ADD COLUMN IF NOT EXISTS done_ytd_wan DECIMAL(18, 6);
ALTER TABLE reports ADD COLUMN IF NOT EXISTS done_before_wan DECIMAL(18, 6);
CREATE TABLE IF NOT EXISTS fund_sources (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    project_id VARCHAR NOT NULL, county VARCHAR NOT NULL, measure VARCHAR NOT NULL, level VARCHAR NOT NULL,
    amount_wan DECIMAL(18, 6) NOT NULL
);
ALTER TABLE tasks ADD COLUMN IF NOT EXISTS is_ceiling BOOLEAN;
ALTER TABLE tasks ADD COLUMN IF NOT EXISTS responsible_leader VARCHAR;
CREATE TABLE IF NOT EXISTS published_cells (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    table_no INTEGER NOT NULL, title VARCHAR, period DATE, table_unit VARCHAR, row_kind VARCHAR NOT NULL,
    letter VARCHAR NOT NULL, header VARCHAR NOT NULL, field VARCHAR, column_unit VARCHAR,
    text VARCHAR NOT NULL, value DECIMAL(18, 6), unit VARCHAR, decimals INTEGER
);
CREATE TABLE IF NOT EXISTS site_visits (
    submission_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL, row INTEGER NOT NULL,
    project_id VARCHAR NOT NULL, county VARCHAR NOT NULL, visited_on DATE NOT NULL, visited_by VARCHAR,
    seen_pct DECIMAL(7, 4), seen_value DECIMAL(18, 4), seen VARCHAR
);
ALTER TABLE tasks ADD COLUMN IF NOT EXISTS remark VARCHAR;
ALTER TABLE reports ADD COLUMN IF NOT EXISTS task_state VARCHAR;
ALTER TABLE source_columns ADD COLUMN IF NOT EXISTS project_id VARCHAR;
ALTER TABLE source_columns ADD COLUMN IF NOT EXISTS county VARCHAR;
