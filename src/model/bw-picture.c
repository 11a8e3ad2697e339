/* bw-picture.c: the one current picture: its documents and its changes
 *
 * A change touches places and types; commit tells of all of it at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-picture.h"

#include "bw-picture-private.h"

#include <string.h>

/* A backend that is handed invented subjects must not grow for ever. */
#define MAX_SUBJECTS 4096

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwPicture, bw_picture, G_TYPE_OBJECT)

static gboolean
has_columns (BwDocumentType type)
{
  return type == BW_DOCUMENT_TYPE_AREA
         || type == BW_DOCUMENT_TYPE_SITE
         || type == BW_DOCUMENT_TYPE_TALLY
         || type == BW_DOCUMENT_TYPE_SERIES;
}

static void
change_type (BwPicture      *self,
             BwDocumentType  type)
{
  self->types |= 1u << type;
}

static gint64
make_series_key (BwPlace     place,
                 BwSubject   subject,
                 BwMeasureId measure)
{
  return (gint64) (((guint64) place << 32) | ((guint64) subject << 16) | measure);
}

static gboolean
apply_tally (BwPicture     *self,
             const BwTally *tally,
             guint64        seq)
{
  BwPlace place = bw_place_tree_lookup (self->places, tally->place);
  BwSubject subject = bw_picture_get_subject (self, tally->subject);

  if (place == BW_PLACE_NONE || subject == BW_SUBJECT_NONE)
    return FALSE;

  if (bw_tally_table_replace (bw_picture_ensure_table (self, subject), place, tally, seq))
    {
      change_type (self, BW_DOCUMENT_TYPE_TALLY);
      bw_picture_touch (self, place);
      bw_picture_judge_site (self, place, subject);
    }

  return TRUE;
}

static gboolean
is_same_series (const BwSeries *a,
                const BwSeries *b)
{
  return a->start == b->start
         && a->step == b->step
         && a->n_values == b->n_values
         && (a->n_values == 0
             || memcmp (a->values, b->values, a->n_values * sizeof (double)) == 0);
}

static gboolean
apply_series (BwPicture *self,
              BwSeries  *series)
{
  BwPlace place = bw_place_tree_lookup (self->places, series->place);
  BwSubject subject = bw_picture_get_subject (self, series->subject);
  const BwMeasure *measure = bw_measure_catalogue_lookup (self->catalogue, series->measure);
  const BwSeries *standing;
  gint64 key;

  /* Whoever reads the feed has joined a tail to what stands, or asked anew. */
  if (place == BW_PLACE_NONE || subject == BW_SUBJECT_NONE || measure == NULL || series->from > 0)
    return FALSE;

  key = make_series_key (place, subject, measure->index);
  standing = g_hash_table_lookup (self->series, &key);
  if (standing == NULL || !is_same_series (standing, series))
    {
      change_type (self, BW_DOCUMENT_TYPE_SERIES);
      bw_picture_touch (self, place);
    }

  g_hash_table_insert (self->series, g_memdup2 (&key, sizeof key), bw_series_ref (series));
  return TRUE;
}

static gboolean
apply_document (BwPicture  *self,
                BwDocument *document)
{
  BwDocumentType type = bw_document_get_kind (document);

  if (has_columns (type))
    self->saw_exercise |= bw_document_get_exercise (document);

  switch ((int) type)
    {
    case BW_DOCUMENT_TYPE_AREA:
      return bw_picture_put_area (self, bw_document_get_area (document));

    case BW_DOCUMENT_TYPE_SITE:
      return bw_picture_put_site (self, bw_document_get_site (document));

    case BW_DOCUMENT_TYPE_TALLY:
      return apply_tally (self, bw_document_get_tally (document), bw_document_get_seq (document));

    case BW_DOCUMENT_TYPE_SERIES:
      return apply_series (self, bw_document_get_series (document));

    default:
      bw_picture_keep_document (self, document);
      return TRUE;
    }
}

/* `PLACE/SUBJECT` */
static void
remove_tally (BwPicture  *self,
              const char *id)
{
  const char *slash = strrchr (id, '/');
  g_autofree char *code = slash != NULL ? g_strndup (id, (gsize) (slash - id)) : NULL;
  BwTallyTable *table;
  BwSubject subject;
  BwPlace place;

  if (code == NULL)
    return;

  place = bw_place_tree_lookup (self->places, code);
  subject = bw_picture_get_subject (self, slash + 1);
  table = bw_picture_get_table (self, subject);
  if (place == BW_PLACE_NONE || table == NULL || !bw_tally_table_clear_place (table, place))
    return;

  change_type (self, BW_DOCUMENT_TYPE_TALLY);
  bw_picture_touch (self, place);
  bw_picture_judge_site (self, place, subject);
}

/* `PLACE/SUBJECT/MEASURE` */
static void
remove_series (BwPicture  *self,
               const char *id)
{
  g_auto (GStrv) names = g_strsplit (id, "/", 3);
  const BwMeasure *measure;
  BwPlace place;
  gint64 key;

  if (g_strv_length (names) != 3)
    return;

  place = bw_place_tree_lookup (self->places, names[0]);
  measure = bw_measure_catalogue_lookup (self->catalogue, names[2]);
  if (place == BW_PLACE_NONE || measure == NULL)
    return;

  key = make_series_key (place, bw_picture_get_subject (self, names[1]), measure->index);
  if (!g_hash_table_remove (self->series, &key))
    return;

  change_type (self, BW_DOCUMENT_TYPE_SERIES);
  bw_picture_touch (self, place);
}

/* Whether @a is the better answer: a round that is on before one to come before
 * one that is over; of those on and those over the later one, of those to come
 * the earlier. */
static gboolean
is_better_round (const BwRound *a,
                 const BwRound *b,
                 gint64         now)
{
  int rank_a = now > a->deadline ? 2 : now < a->starts ? 1 : 0;
  int rank_b = now > b->deadline ? 2 : now < b->starts ? 1 : 0;

  if (rank_a != rank_b)
    return rank_a < rank_b;
  if (a->starts != b->starts)
    return (a->starts < b->starts) == (rank_a == 1);

  return strcmp (a->id, b->id) < 0;
}

static void
drop_table (gpointer data)
{
  bw_tally_table_free (data);
}

static void
forget_change (BwPicture *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      BwPlace place = g_array_index (self->touched, BwPlace, i);

      if (place < self->is_touched->len)
        self->is_touched->data[place] = FALSE;
    }

  g_array_set_size (self->touched, 0);
  self->types = 0;
}

static void
touch_one (BwPicture *self,
           BwPlace    place)
{
  guint old_size = self->is_touched->len;

  if (place >= old_size)
    {
      g_byte_array_set_size (self->is_touched, bw_place_tree_get_size (self->places));
      memset (self->is_touched->data + old_size, 0, self->is_touched->len - old_size);
    }

  if (self->is_touched->data[place])
    return;

  self->is_touched->data[place] = TRUE;
  g_array_append_val (self->touched, place);
}

static void
bw_picture_finalize (GObject *object)
{
  BwPicture *self = BW_PICTURE (object);

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      g_clear_pointer (&self->documents[i], g_hash_table_unref);
      g_clear_pointer (&self->journals[i], bw_document_journal_free);
    }

  g_clear_pointer (&self->series, g_hash_table_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->subjects, g_hash_table_unref);
  g_clear_pointer (&self->subject_names, g_ptr_array_unref);
  g_clear_pointer (&self->touched, g_array_unref);
  g_clear_pointer (&self->is_touched, g_byte_array_unref);
  g_clear_pointer (&self->watch, bw_site_watch_free);
  g_clear_object (&self->places);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (bw_picture_parent_class)->finalize (object);
}

static void
bw_picture_class_init (BwPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_picture_finalize;

  /**
   * BwPicture::changed:
   * @self: the picture
   * @change: (type gpointer): a BwPictureChange; lives for the emission only
   *
   * A batch was applied. Emitted by bw_picture_commit(), never in between.
   */
  signals[CHANGED] =
    g_signal_new ("changed",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
bw_picture_init (BwPicture *self)
{
  self->places = bw_place_tree_new ();
  self->generation = bw_place_tree_get_generation (self->places);
  self->watch = bw_site_watch_new (self->places);
  self->subject_names = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_ptr_array_new_with_free_func (drop_table);
  self->subjects = g_hash_table_new (g_str_hash, g_str_equal);
  self->series = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) bw_series_unref);
  self->touched = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  self->is_touched = g_byte_array_new ();
}

/**
 * bw_picture_new:
 * @catalogue: the measures that there are; a reference is taken
 *
 * Returns: (transfer full): a picture of nothing
 */
BwPicture *
bw_picture_new (BwMeasureCatalogue *catalogue)
{
  BwPicture *self;

  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (catalogue), NULL);

  self = g_object_new (BW_TYPE_PICTURE, NULL);
  self->catalogue = g_object_ref (catalogue);
  bw_picture_init_sites (self);
  return self;
}

BwMeasureCatalogue *
bw_picture_get_catalogue (BwPicture *self)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), NULL);

  return self->catalogue;
}

/**
 * bw_picture_get_places:
 * @self: a picture
 *
 * Returns: (transfer none): its places, to be read only; the same object for the
 *   life of the picture
 */
BwPlaceTree *
bw_picture_get_places (BwPicture *self)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), NULL);

  return self->places;
}

/**
 * bw_picture_clear:
 * @self: a picture
 *
 * Drops everything: a reset of the feed. Subjects keep their indices, places do
 * not. The limits and the time stay.
 */
void
bw_picture_clear (BwPicture *self)
{
  g_return_if_fail (BW_IS_PICTURE (self));

  forget_change (self);
  bw_picture_clear_documents (self);
  for (guint i = 0; i < self->tables->len; i++)
    g_clear_pointer (&g_ptr_array_index (self->tables, i), bw_tally_table_free);

  g_hash_table_remove_all (self->series);
  bw_place_tree_clear (self->places);
  bw_site_watch_clear (self->watch);
  self->n_exercise = 0;
  self->saw_exercise = FALSE;
  self->watched = FALSE;
  self->types = (1u << BW_N_DOCUMENT_TYPES) - 1;
  bw_picture_find_current_round (self);
}

/**
 * bw_picture_apply:
 * @self: a picture
 * @documents: (array length=n_documents): documents in the order of the feed
 * @n_documents: how many
 *
 * O(depth) for a place, O(measures × depth) for a tally, O(1) for the rest. What
 * changed is told by bw_picture_commit().
 *
 * Returns: how many were left out because they could not be placed: a tally of an
 *   unknown place, a place that would stand in itself
 */
guint
bw_picture_apply (BwPicture          *self,
                  BwDocument * const *documents,
                  guint               n_documents)
{
  guint n_skipped = 0;

  g_return_val_if_fail (BW_IS_PICTURE (self), 0);

  for (guint i = 0; i < n_documents; i++)
    n_skipped += !apply_document (self, documents[i]);

  return n_skipped;
}

/**
 * bw_picture_put_tally:
 * @self: a picture
 * @tally: the whole tally of a place
 * @seq: its version, 0 for none
 *
 * O(measures × depth).
 *
 * Returns: whether it could be placed
 */
gboolean
bw_picture_put_tally (BwPicture     *self,
                      const BwTally *tally,
                      guint64        seq)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), FALSE);
  g_return_val_if_fail (tally != NULL, FALSE);

  return apply_tally (self, tally, seq);
}

/**
 * bw_picture_remove:
 * @self: a picture
 * @type: of the document
 * @id: of the document; one that is not there is no fault
 *
 * With a place go its own tallies and series.
 */
void
bw_picture_remove (BwPicture      *self,
                   BwDocumentType  type,
                   const char     *id)
{
  g_return_if_fail (BW_IS_PICTURE (self));
  g_return_if_fail ((guint) type < BW_N_DOCUMENT_TYPES);
  g_return_if_fail (id != NULL);

  switch ((int) type)
    {
    case BW_DOCUMENT_TYPE_AREA:
    case BW_DOCUMENT_TYPE_SITE:
      bw_picture_remove_place (self, id);
      break;

    case BW_DOCUMENT_TYPE_TALLY:
      remove_tally (self, id);
      break;

    case BW_DOCUMENT_TYPE_SERIES:
      remove_series (self, id);
      break;

    default:
      bw_picture_remove_document (self, type, id);
      break;
    }
}

/**
 * bw_picture_commit:
 * @self: a picture
 *
 * Emits BwPicture::changed if anything did since the last call.
 */
void
bw_picture_commit (BwPicture *self)
{
  g_autoptr (GArray) places = NULL;
  BwPictureChange change = { 0 };
  guint generation;

  g_return_if_fail (BW_IS_PICTURE (self));

  generation = bw_place_tree_get_generation (self->places);
  change.structure = generation != self->generation;
  change.types = self->types;
  change.n_places = self->touched->len;
  if (!change.structure && change.types == 0 && change.n_places == 0)
    return;

  /* A reader may apply more: what it touches is another change. */
  places = g_array_copy (self->touched);
  forget_change (self);
  self->generation = generation;
  change.places = (const BwPlace *) (gpointer) places->data;
  g_signal_emit (self, signals[CHANGED], 0, &change);
}

/**
 * bw_picture_get_subject:
 * @self: a picture
 * @name: e.g. `sampling:r1`
 *
 * Returns: its index, for the life of the picture, whether anything was reported
 *   for it or not; %BW_SUBJECT_NONE if there are too many
 */
BwSubject
bw_picture_get_subject (BwPicture  *self,
                        const char *name)
{
  gpointer index;
  char *kept;

  g_return_val_if_fail (BW_IS_PICTURE (self), BW_SUBJECT_NONE);
  g_return_val_if_fail (name != NULL, BW_SUBJECT_NONE);

  if (g_hash_table_lookup_extended (self->subjects, name, NULL, &index))
    return (BwSubject) GPOINTER_TO_UINT (index);
  if (self->subject_names->len >= MAX_SUBJECTS)
    return BW_SUBJECT_NONE;

  kept = g_strdup (name);
  index = GUINT_TO_POINTER (self->subject_names->len);
  g_hash_table_insert (self->subjects, kept, index);
  g_ptr_array_add (self->subject_names, kept);
  g_ptr_array_add (self->tables, NULL);
  return (BwSubject) GPOINTER_TO_UINT (index);
}

/**
 * bw_picture_get_subject_name:
 * @self: a picture
 * @subject: a subject of bw_picture_get_subject()
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
bw_picture_get_subject_name (BwPicture *self,
                             BwSubject  subject)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), NULL);

  return subject < self->subject_names->len
           ? g_ptr_array_index (self->subject_names, subject)
           : NULL;
}

/**
 * bw_picture_get_series:
 * @self: a picture
 * @place: an area
 * @subject: a subject
 * @measure: a flow whose history is published
 *
 * Returns: (transfer none) (nullable): its history, until it is replaced
 */
BwSeries *
bw_picture_get_series (BwPicture   *self,
                       BwPlace      place,
                       BwSubject    subject,
                       BwMeasureId  measure)
{
  gint64 key = make_series_key (place, subject, measure);

  g_return_val_if_fail (BW_IS_PICTURE (self), NULL);

  return g_hash_table_lookup (self->series, &key);
}

/**
 * bw_picture_put_series:
 * @self: a picture
 * @series: a history; a reference is taken. One of an unknown place is ignored
 */
void
bw_picture_put_series (BwPicture *self,
                       BwSeries  *series)
{
  g_return_if_fail (BW_IS_PICTURE (self));
  g_return_if_fail (series != NULL);

  apply_series (self, series);
}

/**
 * bw_picture_get_round:
 * @self: a picture
 * @now: the backend's time, microseconds
 *
 * Returns: (transfer none) (nullable): the round that is on, else the next, else
 *   the last
 */
BwRound *
bw_picture_get_round (BwPicture *self,
                      gint64     now)
{
  BwRound *best = NULL;
  GHashTableIter iter;
  gpointer document;

  g_return_val_if_fail (BW_IS_PICTURE (self), NULL);

  if (self->documents[BW_DOCUMENT_TYPE_ROUND] == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, self->documents[BW_DOCUMENT_TYPE_ROUND]);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    {
      BwRound *round = bw_document_get_round (document);

      if (best == NULL || is_better_round (round, best, now))
        best = round;
    }

  return best;
}

/**
 * bw_picture_get_exercise:
 * @self: a picture
 *
 * Of places, tallies and series it is remembered, until bw_picture_clear(), that
 * there was one: a drill is rather said too long than not at all.
 *
 * Returns: whether any document is marked as part of a drill
 */
gboolean
bw_picture_get_exercise (BwPicture *self)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), FALSE);

  return self->saw_exercise || self->n_exercise > 0;
}

void
bw_picture_touch (BwPicture *self,
                  BwPlace    place)
{
  for (; place != BW_PLACE_NONE; place = bw_place_tree_get_parent (self->places, place))
    {
      if (place < self->is_touched->len && self->is_touched->data[place])
        return;

      touch_one (self, place);
    }
}

void
bw_picture_touch_moved (BwPicture *self,
                        BwPlace    place)
{
  for (; place != BW_PLACE_NONE; place = bw_place_tree_get_parent (self->places, place))
    touch_one (self, place);
}

BwTallyTable *
bw_picture_get_table (BwPicture *self,
                      BwSubject  subject)
{
  return subject < self->tables->len ? g_ptr_array_index (self->tables, subject) : NULL;
}

BwTallyTable *
bw_picture_ensure_table (BwPicture *self,
                         BwSubject  subject)
{
  gpointer *table = &g_ptr_array_index (self->tables, subject);

  if (*table == NULL)
    *table = bw_tally_table_new (self->places, self->catalogue,
                                 g_ptr_array_index (self->subject_names, subject));

  return *table;
}
