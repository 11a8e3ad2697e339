/* bw-report-rows.c: rows of a table as reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-report-rows.h"

#include "bw-json.h"
#include "bw-uuid.h"

#include <string.h>

struct _BwReportRows
{
  char       *file;      /* (owned) */
  BwPicture  *picture;   /* (owned) */
  gint64      latest;
  GArray     *reports;   /* (owned) (element-type BwReport) */
  GHashTable *seen;      /* (owned): id → line */
  GPtrArray  *faults;    /* (owned) (element-type BwFault) */
  guint       n_refused;
  guint       last_line; /* that had a fault */
};

static void
clear_report (gpointer data)
{
  bw_report_clear (data);
}

/* Version 8 of RFC 9562: of SHA-256 over what the row says. */
static void
ensure_id (JsonObject *row)
{
  g_autofree char *text = NULL;
  g_autoptr (GChecksum) checksum = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;
  char id[BW_UUID_TEXT_LENGTH + 1];

  if (bw_json_has (row, "id"))
    return;

  text = bw_json_to_line (row);
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &length);
  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x80);
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80);
  bw_uuid_format (digest, id);
  json_object_set_string_member (row, "id", id);
}

static void
refuse_error (BwReportRows *self,
              guint         line,
              const GError *error)
{
  g_autofree char *pointer = NULL;
  g_autofree char *reason = NULL;

  bw_json_split_error (error, &pointer, &reason);
  bw_report_rows_refuse (self, line, pointer != NULL ? pointer : "", reason);
}

static gboolean
judge (BwReportRows   *self,
       const BwReport *report,
       guint           line)
{
  g_autoptr (GError) error = NULL;
  char id[BW_UUID_TEXT_LENGTH + 1];
  gpointer first;

  if (!bw_picture_check_report (self->picture, report, &error))
    {
      refuse_error (self, line, error);
      return FALSE;
    }

  if (report->at > self->latest)
    {
      bw_report_rows_refuse (self, line, "/at", "lies ahead of the clock");
      return FALSE;
    }

  bw_uuid_format (report->id, id);
  if (g_hash_table_lookup_extended (self->seen, id, NULL, &first))
    {
      g_autofree char *reason = g_strdup_printf ("is the same as line %u; if both were counted, give each an id",
                                                 GPOINTER_TO_UINT (first));

      bw_report_rows_refuse (self, line, "/id", reason);
      return FALSE;
    }

  g_hash_table_insert (self->seen, g_strdup (id), GUINT_TO_POINTER (line));
  return TRUE;
}

/**
 * bw_report_rows_new:
 * @file: its name, for the faults
 * @picture: with all places and rounds
 * @latest: no report may be true after it, microseconds since 1970
 *
 * Returns: (transfer full): no rows yet
 */
BwReportRows *
bw_report_rows_new (const char *file,
                    BwPicture  *picture,
                    gint64      latest)
{
  BwReportRows *self = g_new0 (BwReportRows, 1);

  self->file = g_strdup (file);
  self->picture = g_object_ref (picture);
  self->latest = latest;
  self->reports = g_array_new (FALSE, TRUE, sizeof (BwReport));
  g_array_set_clear_func (self->reports, clear_report);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  return self;
}

void
bw_report_rows_free (BwReportRows *self)
{
  g_array_unref (self->reports);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->faults);
  g_object_unref (self->picture);
  g_free (self->file);
  g_free (self);
}

/**
 * bw_report_rows_add:
 * @self: rows
 * @row: members of a report; takes an id if it has none
 * @line: its line in the file
 *
 * Judges it as the backend would.
 */
void
bw_report_rows_add (BwReportRows *self,
                    JsonObject   *row,
                    guint         line)
{
  g_autoptr (GError) error = NULL;
  BwReport report;

  if (!bw_json_has (row, "source"))
    json_object_set_string_member (row, "source", bw_source_to_string (BW_SOURCE_IMPORT));

  ensure_id (row);
  if (!bw_report_parse (&report, row, bw_measure_catalogue_get_default (), &error))
    refuse_error (self, line, error);
  else if (judge (self, &report, line))
    g_array_append_val (self->reports, report);
  else
    bw_report_clear (&report);
}

/**
 * bw_report_rows_refuse:
 * @self: rows
 * @line: line in the file
 * @pointer: RFC 6901 pointer
 * @reason: what is wrong there
 */
void
bw_report_rows_refuse (BwReportRows *self,
                       guint         line,
                       const char   *pointer,
                       const char   *reason)
{
  self->n_refused += line != self->last_line;
  self->last_line = line;
  g_ptr_array_add (self->faults, bw_fault_new (self->file, line, pointer, reason));
}

GArray *
bw_report_rows_get_reports (BwReportRows *self)
{
  return self->reports;
}

GPtrArray *
bw_report_rows_get_faults (BwReportRows *self)
{
  return self->faults;
}

guint
bw_report_rows_get_refused (BwReportRows *self)
{
  return self->n_refused;
}
