/* bw-ctl-verify-store.c: of the verb verify: is a store whole, and does it add up
 *
 * First the file itself: pages, keys, numbers and the chain of the audit. Then
 * the log is counted twice, by the picture as the backend does it and by plain
 * sums here, and both must agree; and so must what the documents of the ledger say and
 * what they counted (bw-ledger-recount.h). What is not wrong but worth knowing are notes:
 * reports about places that are gone, parts above a stated total, totals that
 * corrections have brought below zero, and halves of what is counted whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-verify-store.h"

#include "bw-ctl-progress.h"
#include "bw-ctl.h"
#include "bw-ledger-recount.h"
#include "bw-picture.h"
#include "bw-store.h"

#include <math.h>

/* Of each kind so many are told one by one. */
#define MAX_LINES 20

typedef struct
{
  BwCtlProgress *progress;  /* borrowed */
  BwPicture     *picture;   /* (owned) */
  GHashTable    *sums;      /* (owned): "place subject measure" → double */
  BwLedgerRecount *ledger;  /* (owned) */
  guint64        until;     /* what comes meanwhile is in no sum of the ledger, on neither side */
  GString       *key;       /* (owned): scratch */
  guint          n_documents;
  guint          n_reports;
  guint          n_orphans; /* reports that no place can take */
  guint          n_faults;
  guint          n_notes;
} Recount;

static void
clear_recount (Recount *recount)
{
  g_clear_object (&recount->picture);
  g_clear_pointer (&recount->sums, g_hash_table_unref);
  g_clear_pointer (&recount->ledger, bw_ledger_recount_free);
  if (recount->key != NULL)
    g_string_free (recount->key, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Recount, clear_recount)

G_GNUC_PRINTF (2, 3)
static void
tell_fault (Recount    *recount,
            const char *format,
            ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (recount->n_faults++ < MAX_LINES)
    g_print ("fault: %s\n", text);
}

static const char *
make_key (Recount           *recount,
          const char        *place,
          const char        *subject,
          BwMeasureId        measure)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();

  g_string_assign (recount->key, place);
  g_string_append_c (recount->key, ' ');
  g_string_append (recount->key, subject);
  g_string_append_c (recount->key, ' ');
  g_string_append (recount->key, bw_measure_catalogue_get (catalogue, measure)->id);
  return recount->key->str;
}

static void
add_to_sum (Recount     *recount,
            const char  *place,
            const char  *subject,
            BwMeasureId  measure,
            double       value)
{
  const char *key = make_key (recount, place, subject, measure);
  double *sum = g_hash_table_lookup (recount->sums, key);

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (recount->sums, g_strdup (key), sum);
    }

  *sum += value;
}

/* Counts that a place began with. */
static void
add_tally (Recount       *recount,
           const BwTally *tally)
{
  BwPlaceTree *places = bw_picture_get_places (recount->picture);
  BwPlace place = bw_place_tree_lookup (places, tally->place);
  gboolean is_site = place != BW_PLACE_NONE && bw_place_tree_is_site (places, place);

  for (guint i = 0; i < tally->n_values; i++)
    {
      const BwTallyValue *value = &tally->values[i];
      const BwMeasure *measure = bw_measure_catalogue_get (bw_measure_catalogue_get_default (), value->measure);

      if (measure->kind == BW_MEASURE_KIND_FLOW && (is_site || value->own))
        add_to_sum (recount, tally->place, tally->subject, value->measure, value->value);
    }
}

static void
on_store_document_cb (BwDocumentType  type,
                      const char     *id,
                      guint64         seq,
                      gboolean        gone,
                      const char     *place,
                      const char     *json,
                      gpointer        data)
{
  Recount *recount = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error);

  bw_ctl_progress_tell (recount->progress, "documents read", ++recount->n_documents, 0);
  if (document == NULL)
    {
      tell_fault (recount, "%s “%s”: %s", bw_document_type_to_string (type), id, error->message);
      return;
    }

  if (bw_document_get_kind (document) != type || !g_str_equal (bw_document_get_id (document), id))
    {
      tell_fault (recount, "%s “%s” is kept as another document", bw_document_type_to_string (type), id);
      return;
    }

  if (seq <= recount->until)
    bw_ledger_recount_add_document (recount->ledger, document);
  if (bw_document_type_is_ledger (type))
    return;

  if (bw_picture_apply (recount->picture, &document, 1) > 0)
    tell_fault (recount, "%s “%s” cannot be placed", bw_document_type_to_string (type), id);
  else if (bw_document_get_tally (document) != NULL)
    add_tally (recount, bw_document_get_tally (document));
}

static void
on_store_report_cb (const BwReport *report,
                    guint64         seq,
                    gint64          received,
                    gpointer        data)
{
  Recount *recount = data;

  bw_ctl_progress_tell (recount->progress, "reports counted", ++recount->n_reports, 0);
  if (seq <= recount->until)
    bw_ledger_recount_add_report (recount->ledger, report);
  if (bw_place_tree_lookup (bw_picture_get_places (recount->picture), report->place) == BW_PLACE_NONE)
    {
      recount->n_orphans++;
      return;
    }

  bw_picture_apply_report (recount->picture, report, seq);
  for (guint i = 0; i < report->n_statements; i++)
    {
      const BwStatement *statement = &report->statements[i];

      if (!statement->set)
        add_to_sum (recount, report->place, report->subject, statement->measure, statement->value);
    }
}

static gboolean
count (Recount  *recount,
       BwStore  *store,
       GError  **error)
{
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      /* What is kept of series are notes of the daemon. */
      if (i == BW_DOCUMENT_TYPE_SERIES)
        continue;
      if (!bw_store_scan_documents (store, (BwDocumentType) i, 0, 0, FALSE, on_store_document_cb, recount, error))
        return FALSE;
    }

  return bw_store_scan_reports (store, 0, NULL, on_store_report_cb, recount, error);
}

/* Each flow of the picture against its plain sum, which is then done with. */
static void
compare_value (Recount            *recount,
               const BwTally      *tally,
               const BwTallyValue *value)
{
  const char *key = make_key (recount, tally->place, tally->subject, value->measure);
  const double *sum = g_hash_table_lookup (recount->sums, key);

  if (sum == NULL)
    return;
  /* The picture keeps thousandths. */
  if (!(fabs (*sum - value->value) < 0.001))
    tell_fault (recount, "%s: the picture has %.15g, the log adds up to %.15g", key, value->value, *sum);

  g_hash_table_remove (recount->sums, key);
}

G_GNUC_PRINTF (2, 3)
static void
tell_note (Recount    *recount,
           const char *format,
           ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (recount->n_notes++ < MAX_LINES)
    g_print ("note: %s\n", text);
}

/* What was taken before halves were refused. */
static void
note_fault (Recount            *recount,
            const BwTally      *tally,
            const BwTallyValue *value,
            const BwMeasure    *measure)
{
  const char *fault = bw_measure_find_fault (measure, value->value);

  if (fault != NULL)
    tell_note (recount, "%s: %.15g %s", make_key (recount, tally->place, tally->subject, value->measure),
               value->value, fault);
}

/* What an area only adds up from below is told below. */
static void
note_contradiction (Recount            *recount,
                    BwPlace             place,
                    BwSubject           subject,
                    const BwTally      *tally,
                    const BwTallyValue *value)
{
  const char *key = make_key (recount, tally->place, tally->subject, value->measure);
  BwFigure figure;

  bw_picture_get_figure (recount->picture, place, subject, value->measure, &figure);

  /* Flows of its own and a stated total are two values of one figure. */
  if (value->own && figure.has_stated)
    return;

  switch (bw_figure_get_contradiction (&figure))
    {
    case BW_CONTRADICTION_PARTS:
      tell_note (recount, "%s: stated %.15g, but its parts add up to %.15g", key, figure.stated, figure.summed);
      break;

    case BW_CONTRADICTION_CORRECTIONS:
      tell_note (recount, "%s: corrections exceed reports, which leaves %.15g", key,
                 figure.has_summed ? figure.summed : figure.stated);
      break;

    case BW_CONTRADICTION_NONE:
    default:
      break;
    }
}

static void
on_picture_tally_cb (BwPicture *picture,
                     BwPlace    place,
                     BwSubject  subject,
                     guint64    seq,
                     gpointer   data)
{
  Recount *recount = data;
  g_autoptr (BwTally) tally = bw_picture_dup_tally (picture, place, subject, NULL);
  gboolean is_site = bw_place_tree_is_site (bw_picture_get_places (picture), place);

  for (guint i = 0; tally != NULL && i < tally->n_values; i++)
    {
      const BwTallyValue *value = &tally->values[i];
      const BwMeasure *measure = bw_measure_catalogue_get (bw_measure_catalogue_get_default (), value->measure);

      if (measure->kind == BW_MEASURE_KIND_FLOW && (is_site || value->own))
        compare_value (recount, tally, value);

      note_fault (recount, tally, value, measure);
      note_contradiction (recount, place, subject, tally, value);
    }
}

/* What was summed here and is in no tally of the picture. */
static void
compare_rest (Recount *recount)
{
  GHashTableIter iter;
  gpointer key;
  gpointer sum;

  g_hash_table_iter_init (&iter, recount->sums);
  while (g_hash_table_iter_next (&iter, &key, &sum))
    tell_fault (recount, "%s: the log adds up to %.15g, the picture has nothing", (char *) key, *(double *) sum);
}

static void
on_ledger_difference_cb (const char *key,
                         double      booked,
                         double      counted,
                         gpointer    data)
{
  tell_fault (data, "%s: the ledger adds up to %.15g, what it counted to %.15g", key, booked, counted);
}

static int
tell_result (const Recount *recount,
             const char    *url)
{
  if (recount->n_orphans > 0)
    g_print ("note: %u reports are about places that are gone and count nowhere\n", recount->n_orphans);

  g_print ("%s: %u documents, %u reports, %u faults, %u contradictions\n", url, recount->n_documents,
           recount->n_reports, recount->n_faults, recount->n_notes);
  return recount->n_faults == 0 ? BW_EXIT_DONE : BW_EXIT_FAILED;
}

static int
fail (const Recount  *recount,
      GError        **error)
{
  bw_ctl_progress_explain (recount->progress, error);
  g_printerr ("bulwarkctl verify: %s\n", (*error)->message);
  return BW_EXIT_FAILED;
}

/**
 * bw_ctl_verify_store:
 * @url: address of a store
 * @told: tell how far it is also without a terminal
 *
 * Reads all of it, also while a backend runs on it.
 *
 * Returns: 0 if nothing is wrong, 1 if something is
 */
int
bw_ctl_verify_store (const char *url,
                     gboolean    told)
{
  g_autoptr (BwCtlProgress) progress = bw_ctl_progress_new ("verify", told);
  g_auto (Recount) recount = { .progress = progress };
  g_autoptr (GError) error = NULL;
  g_autoptr (BwStore) store = bw_store_open (url, bw_measure_catalogue_get_default (), FALSE, &error);

  recount.picture = bw_picture_new (bw_measure_catalogue_get_default ());
  recount.sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  recount.ledger = bw_ledger_recount_new (store != NULL ? bw_store_get_root (store) : NULL);
  recount.until = store != NULL ? bw_store_get_seq (store) : 0;
  recount.key = g_string_new (NULL);
  if (store != NULL)
    bw_ctl_progress_watch (progress, store);
  if (store == NULL || !bw_ctl_progress_check (progress, &error) || !bw_store_verify (store, &error)
      || !count (&recount, store, &error))
    return fail (&recount, &error);

  bw_picture_foreach_tally (recount.picture, BW_PLACE_NONE, 0, on_picture_tally_cb, &recount);
  compare_rest (&recount);
  bw_ledger_recount_compare (recount.ledger, on_ledger_difference_cb, &recount);
  return tell_result (&recount, url);
}
