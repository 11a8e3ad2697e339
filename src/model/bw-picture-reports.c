/* bw-picture-reports.c: takes in reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-model-error.h"
#include "bw-picture-private.h"

#include <string.h>

/* `sampling:r1` is about the round r1, which must be known. */
static gboolean
check_subject (BwPicture   *self,
               const char  *subject,
               GError     **error)
{
  const char *colon = strchr (subject, ':');

  if (colon != NULL
      && bw_picture_get_document (self, BW_DOCUMENT_TYPE_ROUND, colon + 1) == NULL)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE,
                   "/subject: no round is called “%s”", colon + 1);
      return FALSE;
    }

  if (bw_picture_get_subject (self, subject) == BW_SUBJECT_NONE)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE,
                           "/subject: there are too many subjects");
      return FALSE;
    }

  return TRUE;
}

/* What one point reads; what is set about an area may be the total of many. */
static gboolean
check_range (const BwStatement  *statement,
             const BwMeasure    *measure,
             GError            **error)
{
  if (!statement->set || statement->value <= measure->maximum)
    return TRUE;

  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/set/%s: must be from %.15g to %.15g at a site",
               measure->id, measure->minimum, measure->maximum);
  return FALSE;
}

static gboolean
check_statement (BwPicture          *self,
                 const BwReport     *report,
                 const BwStatement  *statement,
                 gboolean            is_site,
                 GError            **error)
{
  const char *member = statement->set ? "set" : "add";
  const BwMeasure *measure;
  const char *reason = NULL;

  if (statement->measure >= bw_measure_catalogue_get_size (self->catalogue))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE,
                   "/%s: a measure that is not in the catalogue", member);
      return FALSE;
    }

  measure = bw_measure_catalogue_get (self->catalogue, statement->measure);
  if (!bw_measure_is_of_subject (measure, report->subject))
    reason = "does not belong to the subject of the report";
  else if (!statement->set && measure->ledger)
    reason = "is counted from the ledger: book it there";
  else if (!statement->set && measure->kind != BW_MEASURE_KIND_FLOW)
    reason = "is not a running count: set it";
  else if (statement->set && is_site && measure->kind == BW_MEASURE_KIND_FLOW)
    reason = "is a running count: a site adds to it";

  if (reason == NULL)
    return !is_site || check_range (statement, measure, error);

  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
               "/%s/%s: %s", member, measure->id, reason);
  return FALSE;
}

static gboolean
apply_statement (BwTallyTable      *table,
                 BwPlace            place,
                 const BwStatement *statement,
                 gint64             at)
{
  BwReading reading = { statement->value, at, (BwBound) statement->bound };

  if (statement->set)
    return bw_tally_table_set (table, place, statement->measure, &reading);

  return bw_tally_table_add (table, place, statement->measure, statement->value, at);
}

/**
 * bw_picture_check_report:
 * @self: a picture
 * @report: a report
 * @error: return location; `BW_MODEL_ERROR`, the message begins with the pointer
 *
 * Returns: whether the report can be applied
 */
gboolean
bw_picture_check_report (BwPicture       *self,
                         const BwReport  *report,
                         GError         **error)
{
  BwPlace place;

  g_return_val_if_fail (BW_IS_PICTURE (self), FALSE);
  g_return_val_if_fail (report != NULL, FALSE);

  place = bw_place_tree_lookup (self->places, report->place);
  if (place == BW_PLACE_NONE)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE,
                   "/place: no place has the code “%s”", report->place);
      return FALSE;
    }

  for (guint i = 0; i < report->n_statements; i++)
    {
      if (!check_statement (self, report, &report->statements[i],
                            bw_place_tree_is_site (self->places, place), error))
        return FALSE;
    }

  return check_subject (self, report->subject, error);
}

/**
 * bw_picture_apply_report:
 * @self: a picture
 * @report: a report that bw_picture_check_report() lets pass
 * @seq: becomes the version of the place's tally, unless that is higher already
 *
 * O(measures × depth). Any order and any batching of the same reports gives the
 * same figures. Never refuses because of a round or a subject that has gone since
 * the report was checked: what is in the log counts.
 */
void
bw_picture_apply_report (BwPicture      *self,
                         const BwReport *report,
                         guint64         seq)
{
  BwTallyTable *table;
  BwSubject subject;
  BwPlace place;
  gboolean changed = FALSE;

  g_return_if_fail (BW_IS_PICTURE (self));
  g_return_if_fail (report != NULL);

  place = bw_place_tree_lookup (self->places, report->place);
  subject = bw_picture_get_subject (self, report->subject);
  if (place == BW_PLACE_NONE || subject == BW_SUBJECT_NONE)
    return;

  table = bw_picture_ensure_table (self, subject);
  for (guint i = 0; i < report->n_statements; i++)
    changed |= apply_statement (table, place, &report->statements[i], report->at);

  bw_tally_table_stamp (table, place, report->at, report->source, seq);
  if (!changed)
    return;

  self->types |= 1u << BW_DOCUMENT_TYPE_TALLY;
  bw_picture_touch (self, place);
  bw_picture_judge_site (self, place, subject);
}
