/* bw-briefing-content.c: what the sheet says, before anybody lays it out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-content.h"

#include "bw-briefing-outline.h"

#include <math.h>

#define DIGEST_LENGTH 12

static void
free_row (BwBriefingRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

static void
free_table (BwBriefingTable *table)
{
  g_free (table->caption);
  g_free (table->continued);
  g_strfreev (table->columns);
  g_ptr_array_unref (table->rows);
  g_ptr_array_unref (table->notes);
  g_free (table);
}

static void
free_figure (BwBriefingFigure *figure)
{
  g_free (figure->caption);
  g_clear_pointer (&figure->round, bw_round_unref);
  g_clear_pointer (&figure->history, bw_series_unref);
  g_clear_pointer (&figure->zone, g_time_zone_unref);
  g_free (figure);
}

static void
free_block (BwBriefingBlock *block)
{
  g_free (block->head);
  g_free (block->text);
  g_clear_pointer (&block->table, free_table);
  g_clear_pointer (&block->map, bw_briefing_map_free);
  g_clear_pointer (&block->figure, free_figure);
  g_free (block);
}

/* A text with its end, so that two neighbours cannot trade letters. */
static void
digest_text (GChecksum  *checksum,
             const char *text)
{
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);

  g_checksum_update (checksum, (const guchar *) (text != NULL ? "\0" : "\1"), 1);
}

static void
digest_texts (GChecksum          *checksum,
              const char * const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    digest_text (checksum, texts[i]);

  digest_text (checksum, NULL);
}

/* Any number that is not known is the same one. */
static void
digest_number (GChecksum *checksum,
               double     number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  digest_text (checksum, isfinite (number) ? g_ascii_dtostr (text, sizeof text, number) : NULL);
}

static void
digest_integer (GChecksum *checksum,
                gint64     number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  digest_text (checksum, text);
}

static void
digest_table (GChecksum             *checksum,
              const BwBriefingTable *table)
{
  digest_text (checksum, table->caption);
  digest_text (checksum, table->continued);
  digest_integer (checksum, (gint64) table->words);
  digest_texts (checksum, (const char * const *) table->columns);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const BwBriefingRow *row = g_ptr_array_index (table->rows, i);
      const guchar kind = (guchar) row->kind;

      g_checksum_update (checksum, &kind, 1);
      digest_texts (checksum, (const char * const *) row->cells);
    }

  for (guint i = 0; i < table->notes->len; i++)
    digest_text (checksum, g_ptr_array_index (table->notes, i));
}

/* Only where there are any: sheets that were issued before there were keep their digest. */
static void
digest_sites (GChecksum           *checksum,
              const BwBriefingMap *map)
{
  const BwMapPlaces *places = map->places;
  guint n_without = 0;

  for (guint i = 0; i < places->n_sites; i++)
    {
      digest_integer (checksum, places->kinds[i]);
      digest_integer (checksum, bw_map_state_get_condition (map->state, places->sites[i]));
      digest_number (checksum, places->longitudes[i]);
      digest_number (checksum, places->latitudes[i]);
    }

  for (guint i = 0; i < BW_N_SITE_KINDS; i++)
    n_without += places->n_without_position[i];
  digest_integer (checksum, n_without);
}

/* Whose share is how much, and where its border runs as far as paper shows it. */
static void
digest_map (GChecksum           *checksum,
            const BwBriefingMap *map)
{
  digest_text (checksum, map->caption);
  digest_text (checksum, map->approval);
  digest_integer (checksum, map->places->n_without_boundary);
  digest_integer (checksum, map->places->is_schematic);
  for (guint i = 0; i < map->places->n_areas; i++)
    {
      const BwMapAreaState *state = &map->state->areas[i];
      g_autofree char *outline = bw_briefing_outline_write (map->places->areas[i].geometry);

      digest_text (checksum, map->places->areas[i].name);
      digest_text (checksum, outline);
      digest_number (checksum, state->value);
      digest_integer (checksum, state->pace);
      digest_integer (checksum, state->is_stale);
      digest_integer (checksum, state->is_outside);
    }

  if (map->places->n_sites > 0)
    digest_sites (checksum, map);
}

static void
digest_round (GChecksum     *checksum,
              const BwRound *round)
{
  digest_text (checksum, round->id);
  digest_text (checksum, round->name);
  digest_integer (checksum, round->starts);
  digest_integer (checksum, round->deadline);
  for (guint i = 0; i < round->n_milestones; i++)
    {
      digest_integer (checksum, round->milestones[i].at);
      digest_number (checksum, round->milestones[i].share);
    }
}

static void
digest_history (GChecksum      *checksum,
                const BwSeries *history)
{
  digest_integer (checksum, history->start);
  digest_integer (checksum, history->step);
  for (guint i = 0; i < history->n_values; i++)
    digest_number (checksum, history->values[i]);
}

static void
digest_pace (GChecksum    *checksum,
             const BwPace *pace)
{
  const double numbers[] = { pace->done, pace->target, pace->share, pace->plan_share, pace->rate, pace->needed };
  const gint64 times[] = { pace->finish, pace->finish_early, pace->finish_late, pace->margin, pace->as_of };

  digest_integer (checksum, pace->state);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    digest_number (checksum, numbers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    digest_integer (checksum, times[i]);
}

/* All that is drawn: a burn-up with another plan or another finish says something else. */
static void
digest_figure (GChecksum              *checksum,
               const BwBriefingFigure *figure)
{
  digest_text (checksum, figure->caption);
  if (figure->round != NULL)
    digest_round (checksum, figure->round);
  if (figure->history != NULL)
    digest_history (checksum, figure->history);

  digest_pace (checksum, &figure->pace);
  digest_integer (checksum, figure->now);
  digest_text (checksum, figure->zone != NULL ? g_time_zone_get_identifier (figure->zone) : NULL);
}

BwBriefingContent *
bw_briefing_content_new (const char *language)
{
  BwBriefingContent *self = g_new0 (BwBriefingContent, 1);

  self->language = g_strdup (language);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_block);
  return self;
}

void
bw_briefing_content_free (BwBriefingContent *self)
{
  g_free (self->language);
  g_free (self->scope);
  g_free (self->masthead);
  g_free (self->number);
  g_free (self->issuer);
  g_free (self->date);
  g_free (self->title);
  g_free (self->cut_off);
  g_free (self->mark);
  g_strfreev (self->imprint);
  g_free (self->check);
  g_free (self->created);
  g_strfreev (self->fonts);
  g_strfreev (self->headlines);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * bw_briefing_content_add:
 * @self: content
 * @head: (nullable) (transfer full): head of the first level
 * @text: (nullable) (transfer full): a paragraph
 *
 * Returns: (transfer none): the new last block
 */
BwBriefingBlock *
bw_briefing_content_add (BwBriefingContent *self,
                         char              *head,
                         char              *text)
{
  BwBriefingBlock *block = g_new0 (BwBriefingBlock, 1);

  block->head = head;
  block->text = text;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * bw_briefing_content_add_table:
 * @self: content
 * @caption: (transfer full): above it
 * @continued: (transfer full): above its continuations
 * @columns: (transfer full): heads of the columns
 *
 * Returns: (transfer none): an empty table, the new last block
 */
BwBriefingTable *
bw_briefing_content_add_table (BwBriefingContent *self,
                               char              *caption,
                               char              *continued,
                               GStrv              columns)
{
  BwBriefingTable *table = g_new0 (BwBriefingTable, 1);

  table->caption = caption;
  table->continued = continued;
  table->columns = columns;
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  table->notes = g_ptr_array_new_with_free_func (g_free);
  bw_briefing_content_add (self, NULL, NULL)->table = table;
  return table;
}

/**
 * bw_briefing_content_add_row:
 * @table: a table
 * @kind: how the row stands out
 * @cells: (transfer full): as many as there are columns
 */
void
bw_briefing_content_add_row (BwBriefingTable   *table,
                           BwBriefingRowKind  kind,
                           GStrv              cells)
{
  BwBriefingRow *row = g_new0 (BwBriefingRow, 1);

  g_return_if_fail (g_strv_length (cells) == g_strv_length (table->columns));

  row->kind = kind;
  row->cells = cells;
  g_ptr_array_add (table->rows, row);
}

/**
 * bw_briefing_content_add_figure:
 * @self: content
 * @caption: (transfer full): above it
 *
 * Returns: (transfer none): an empty figure, the new last block
 */
BwBriefingFigure *
bw_briefing_content_add_figure (BwBriefingContent *self,
                                char              *caption)
{
  BwBriefingFigure *figure = g_new0 (BwBriefingFigure, 1);

  figure->caption = caption;
  bw_briefing_content_add (self, NULL, NULL)->figure = figure;
  return figure;
}

/**
 * bw_briefing_content_add_map:
 * @self: content
 * @map: (transfer full): a map
 */
void
bw_briefing_content_add_map (BwBriefingContent *self,
                             BwBriefingMap     *map)
{
  bw_briefing_content_add (self, NULL, NULL)->map = map;
}

/**
 * bw_briefing_content_set_approval:
 * @self: content
 * @number: (nullable): 审图号 as it is printed; "": none
 */
void
bw_briefing_content_set_approval (BwBriefingContent *self,
                                  const char        *number)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      BwBriefingMap *map = ((BwBriefingBlock *) g_ptr_array_index (self->blocks, i))->map;

      if (map == NULL)
        continue;

      g_free (map->approval);
      map->approval = number != NULL && *number != '\0' ? g_strdup (number) : NULL;
    }
}

/**
 * bw_briefing_content_settle:
 * @self: content
 *
 * Once done, nothing is left to do. In a worker: boundaries may have many points.
 */
void
bw_briefing_content_settle (BwBriefingContent *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      BwBriefingMap *map = ((BwBriefingBlock *) g_ptr_array_index (self->blocks, i))->map;

      if (map != NULL)
        bw_briefing_map_thin (map);
    }
}

/**
 * bw_briefing_content_dup_digest:
 * @self: content
 *
 * The start of the SHA-256 of all words and of all that is drawn: two sheets with the
 * same digest say the same, whatever they were printed with. Against slips, not against forgers.
 *
 * Returns: (transfer full): hexadecimal digits
 */
char *
bw_briefing_content_dup_digest (BwBriefingContent *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *const front[] =
  {
    self->language, self->masthead, self->issuer, self->date, self->title, self->cut_off, self->created, NULL
  };

  digest_texts (checksum, front);
  digest_text (checksum, self->number);
  digest_text (checksum, self->mark);
  if (self->imprint != NULL)
    digest_texts (checksum, (const char * const *) self->imprint);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const BwBriefingBlock *block = g_ptr_array_index (self->blocks, i);

      digest_text (checksum, block->head);
      digest_text (checksum, block->text);
      if (block->table != NULL)
        digest_table (checksum, block->table);
      if (block->map != NULL)
        digest_map (checksum, block->map);
      if (block->figure != NULL)
        digest_figure (checksum, block->figure);
    }

  return g_strndup (g_checksum_get_string (checksum), DIGEST_LENGTH);
}
