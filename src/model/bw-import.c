/* bw-import.c: rows from outside, held against what stands
 *
 * Members are judged by bw_document_new_from_object(), as of any document;
 * whether they fit together by what judges a city. Within here each row is a line
 * of a city whose number is its index, which is turned into its place in the file
 * at the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-import.h"

#include "bw-city-private.h"
#include "bw-json.h"
#include "bw-reason.h"
#include "bw-schema.h"
#include "bw-time.h"

/* The name of what stands, among files. */
#define STANDING "\1"

typedef struct
{
  BwDocument *document; /* (owned) */
  guint64     seq;
  gboolean    replaced;
} Standing;

typedef struct
{
  BwCityLine  line;     /* without a document: it could not be read */
  char       *pointer;  /* (owned) */
  guint       number;   /* of the line in the file */
  guint64     standing;
  guint       stands;   /* index of what it replaces, and one more; 0: nothing */
  gboolean    is_same;
  gboolean    is_faulty;
  char       *id;       /* (owned) (nullable): of one without a document */
  GPtrArray  *faults;   /* (owned) (nullable) (element-type BwFault): of it, unowned */
  guint       remark;   /* index of the one on it, and one more; 0: none */
} Row;

struct _BwImport
{
  char       *file;     /* (owned) */
  char       *now;      /* (owned) */
  GArray     *standing; /* (owned) (element-type Standing) */
  GHashTable *known;    /* (owned): type and id → index in standing */
  GArray     *rows;     /* (owned) (element-type Row) */
  GHashTable *seen;     /* (owned): type and id → index in rows */
  GPtrArray  *faults;   /* (owned) (element-type BwFault) */
  GPtrArray  *remarks;  /* (owned) (element-type BwFault) */
  guint       n_remarked; /* of them, those whose row has come */
  GPtrArray  *items;    /* (owned) (element-type BwImportItem) */
  gboolean    is_unfit; /* a fault is of no row */
};

/* Members that say how a document came, not what is so. */
static const char * const volatile_members[] = { "at", "source", "by_role", "exercise", "seq" };

static void
clear_standing (gpointer data)
{
  bw_document_unref (((Standing *) data)->document);
}

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->line.document, bw_document_unref);
  g_clear_pointer (&row->line.references, g_array_unref);
  g_clear_pointer (&row->faults, g_ptr_array_unref);
  g_free (row->pointer);
  g_free (row->id);
}

static void
free_item (gpointer data)
{
  BwImportItem *item = data;

  bw_document_unref (item->document);
  g_free (item);
}

static char *
make_key (BwDocumentType  type,
          const char     *id)
{
  return g_strconcat (bw_document_type_to_string (type), " ", id, NULL);
}

/* (nullable) */
static Standing *
find_standing (BwImport       *self,
               BwDocumentType  type,
               const char     *id)
{
  g_autofree char *key = make_key (type, id);
  gpointer index;

  if (!g_hash_table_lookup_extended (self->known, key, NULL, &index))
    return NULL;

  return &g_array_index (self->standing, Standing, GPOINTER_TO_UINT (index));
}

/* What @row names; objects within each other, all else replaced. */
static void
overlay (JsonObject *object,
         JsonObject *row)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, row);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonNode *below = json_object_get_member (object, name);

      if (below != NULL && JSON_NODE_HOLDS_OBJECT (below) && JSON_NODE_HOLDS_OBJECT (node))
        overlay (json_node_get_object (below), json_node_get_object (node));
      else
        json_object_set_member (object, name, json_node_copy (node));
    }
}

static JsonObject *
copy_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) copy = NULL;

  json_node_set_object (node, object);
  copy = json_node_copy (node);
  return json_node_dup_object (copy);
}

/* Whether both say the same is so; @with_time: and since when. */
static gboolean
is_same (const BwDocument *standing,
         JsonObject       *object,
         gboolean          with_time)
{
  g_autoptr (JsonObject) one = bw_document_dup_object (standing);
  g_autoptr (JsonObject) other = json_object_new ();
  g_autoptr (JsonNode) one_node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) other_node = json_node_new (JSON_NODE_OBJECT);

  overlay (other, object);
  for (guint i = with_time ? 1 : 0; i < G_N_ELEMENTS (volatile_members); i++)
    {
      json_object_remove_member (one, volatile_members[i]);
      json_object_remove_member (other, volatile_members[i]);
    }

  json_node_set_object (one_node, one);
  json_node_set_object (other_node, other);
  return json_node_equal (one_node, other_node);
}

/* (transfer full): the whole document that a row makes */
static JsonObject *
complete (BwImport       *self,
          BwDocumentType  type,
          JsonObject     *row,
          const Standing *standing)
{
  JsonObject *object = standing != NULL ? bw_document_dup_object (standing->document) : json_object_new ();

  overlay (object, row);
  json_object_remove_member (object, "seq");
  json_object_set_string_member (object, "type", bw_document_type_to_string (type));
  json_object_set_string_member (object, "source", bw_source_to_string (BW_SOURCE_IMPORT));
  if (!json_object_has_member (row, "at"))
    json_object_set_string_member (object, "at", self->now);

  return object;
}

static void
refuse_row (BwImport   *self,
            Row        *row,
            const char *pointer,
            const char *reason)
{
  g_autofree char *whole = g_strconcat (row->pointer, pointer, NULL);

  row->is_faulty = TRUE;
  g_ptr_array_add (self->faults, bw_fault_new (self->file, row->number, whole, reason));
  if (row->faults == NULL)
    row->faults = g_ptr_array_new ();
  g_ptr_array_add (row->faults, g_ptr_array_index (self->faults, self->faults->len - 1));
}

/* The id, if it is one and no row has it yet. */
static gboolean
check_id (BwImport       *self,
          BwDocumentType  type,
          JsonObject     *object,
          Row            *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  g_autofree char *reason = NULL;
  const char *id;
  gpointer first;

  if (!bw_json_get_string (object, "id", &id, &error))
    {
      refuse_row (self, row, "/id", bw_reason_say (BW_REASON_ID));
      return FALSE;
    }

  key = make_key (type, id);
  if (g_hash_table_lookup_extended (self->seen, key, NULL, &first))
    {
      const Row *other = &g_array_index (self->rows, Row, GPOINTER_TO_UINT (first));

      g_autofree char *line = g_strdup_printf ("%u", other->number);

      reason = other->number > 0 ? bw_reason_write (BW_REASON_TWICE_LINE, id, line, NULL)
                                 : bw_reason_write (BW_REASON_TWICE, id, other->pointer, NULL);
      refuse_row (self, row, "/id", reason);
      row->id = g_strdup (id);
      return FALSE;
    }

  g_hash_table_insert (self->seen, g_steal_pointer (&key), GUINT_TO_POINTER (self->rows->len));
  return TRUE;
}

/* Areas and sites share their ids. */
static gboolean
check_other_type (BwImport       *self,
                  BwDocumentType  type,
                  const char     *id,
                  Row            *row)
{
  BwDocumentType other = type == BW_DOCUMENT_TYPE_AREA ? BW_DOCUMENT_TYPE_SITE : BW_DOCUMENT_TYPE_AREA;
  g_autofree char *reason = NULL;

  if ((type != BW_DOCUMENT_TYPE_AREA && type != BW_DOCUMENT_TYPE_SITE) || find_standing (self, other, id) == NULL)
    return TRUE;

  reason = bw_reason_write (BW_REASON_OTHER_TYPE, id, bw_document_type_to_string (other), NULL);
  refuse_row (self, row, "/id", reason);
  row->id = g_strdup (id);
  return FALSE;
}

static void
judge (BwImport       *self,
       BwDocumentType  type,
       JsonObject     *object,
       Row            *row)
{
  Standing *standing = find_standing (self, type, json_object_get_string_member (object, "id"));
  g_autoptr (JsonObject) whole = complete (self, type, object, standing);
  g_autoptr (GError) error = NULL;

  row->line.document = bw_document_new_from_object (whole, bw_measure_catalogue_get_default (), &error);
  if (row->line.document == NULL)
    {
      g_autofree char *pointer = NULL;
      g_autofree char *reason = NULL;

      bw_json_split_error (error, &pointer, &reason);
      refuse_row (self, row, pointer != NULL ? pointer : "", reason);
      row->id = g_strdup (json_object_get_string_member (object, "id"));
      return;
    }

  row->line.marked = TRUE;
  if (standing == NULL)
    return;

  row->standing = standing->seq;
  row->stands = (guint) (standing - (Standing *) self->standing->data) + 1;
  row->is_same = is_same (standing->document, whole, json_object_has_member (object, "at"));
  if (!row->is_same && bw_document_type_is_ledger (type))
    refuse_row (self, row, "/id", bw_reason_say (BW_REASON_LEDGER));
  else if (!row->is_same)
    standing->replaced = TRUE;
}

/* All lines of the city as it would be, or of what stands alone; borrowed. */
static GArray *
gather_lines (BwImport *self,
              gboolean  with_rows)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (BwCityLine));

  for (guint i = 0; i < self->standing->len; i++)
    {
      const Standing *standing = &g_array_index (self->standing, Standing, i);
      BwCityLine line = { .document = standing->document, .file = STANDING, .line = i, .marked = TRUE };

      if (!with_rows || !standing->replaced)
        g_array_append_val (lines, line);
    }

  for (guint i = 0; with_rows && i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->line.document != NULL && !row->is_same && !row->is_faulty)
        g_array_append_val (lines, row->line);
    }

  return lines;
}

static char *
describe_standing (BwImport      *self,
                   const BwFault *fault)
{
  const BwDocument *document = g_array_index (self->standing, Standing, fault->line).document;

  return g_strdup_printf ("%s “%s”: %s: %s", bw_document_type_to_string (bw_document_get_kind (document)),
                          bw_document_get_id (document), fault->pointer, fault->reason);
}

/* What is wrong with what stands, whatever is imported. */
static GHashTable *
list_old_faults (BwImport   *self,
                 const char *root)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  g_autoptr (GArray) lines = gather_lines (self, FALSE);
  GHashTable *old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  bw_city_check (lines, root, 0, faults);
  for (guint i = 0; i < faults->len; i++)
    {
      const BwFault *fault = g_ptr_array_index (faults, i);

      if (g_str_equal (fault->file, STANDING))
        g_hash_table_add (old, describe_standing (self, fault));
    }

  return old;
}

static void
take_fault (BwImport      *self,
            const BwFault *fault,
            GHashTable    *old)
{
  if (g_str_equal (fault->file, self->file))
    {
      refuse_row (self, &g_array_index (self->rows, Row, fault->line), fault->pointer, fault->reason);
    }
  else if (g_str_equal (fault->file, STANDING))
    {
      g_autofree char *text = describe_standing (self, fault);
      g_autofree char *reason = bw_reason_write (BW_REASON_STANDING, text, NULL);

      if (!g_hash_table_contains (old, text))
        {
          g_ptr_array_add (self->faults, bw_fault_new (self->file, 0, "", reason));
          self->is_unfit = TRUE;
        }
    }
}

static void
check_fit (BwImport   *self,
           const char *root)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  g_autoptr (GHashTable) old = list_old_faults (self, root);
  g_autoptr (GArray) lines = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      g_autoptr (JsonObject) object = NULL;

      row->line.file = self->file;
      row->line.line = i;
      if (row->line.document == NULL || row->is_same)
        continue;

      object = bw_document_dup_object (row->line.document);
      bw_city_members_read (&row->line, object, faults);
    }

  lines = gather_lines (self, TRUE);
  bw_city_check (lines, root, 0, faults);
  for (guint i = 0; i < faults->len; i++)
    take_fault (self, g_ptr_array_index (faults, i), old);
}

static int
compare_faults (gconstpointer a,
                gconstpointer b)
{
  const BwFault *one = *(const BwFault * const *) a;
  const BwFault *other = *(const BwFault * const *) b;

  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;

  return g_strcmp0 (one->pointer, other->pointer);
}

/* Areas from the top, so that each stands in one that is there. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const BwDocument *one = (*(const BwImportItem * const *) a)->document;
  const BwDocument *other = (*(const BwImportItem * const *) b)->document;
  int order = (int) bw_document_get_kind (one) - (int) bw_document_get_kind (other);

  if (order == 0 && bw_document_get_kind (one) == BW_DOCUMENT_TYPE_AREA)
    order = (int) bw_document_get_area (one)->level - (int) bw_document_get_area (other)->level;

  return order;
}

/**
 * bw_import_new:
 * @file: name of the file, for the faults
 * @now: when rows are true that do not say it, microseconds since 1970
 *
 * Returns: (transfer full): an import that has read nothing
 */
BwImport *
bw_import_new (const char *file,
               gint64      now)
{
  BwImport *self = g_new0 (BwImport, 1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  self->file = g_strdup (file);
  self->now = bw_time_format (now / BW_TIME_SECOND * BW_TIME_SECOND, zone);
  self->standing = g_array_new (FALSE, TRUE, sizeof (Standing));
  g_array_set_clear_func (self->standing, clear_standing);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

void
bw_import_free (BwImport *self)
{
  g_array_unref (self->standing);
  g_hash_table_unref (self->known);
  g_array_unref (self->rows);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->items);
  g_free (self->now);
  g_free (self->file);
  g_free (self);
}

/**
 * bw_import_add_standing:
 * @self: an import without rows
 * @document: what stands; a reference is taken
 * @seq: its number
 */
void
bw_import_add_standing (BwImport   *self,
                        BwDocument *document,
                        guint64     seq)
{
  Standing standing = { .document = bw_document_ref (document), .seq = seq };

  g_return_if_fail (self->rows->len == 0);

  g_hash_table_replace (self->known, make_key (bw_document_get_kind (document), bw_document_get_id (document)),
                        GUINT_TO_POINTER (self->standing->len));
  g_array_append_val (self->standing, standing);
}

/**
 * bw_import_add_row:
 * @self: an import
 * @type: what it is a row of
 * @row: its members; without `type`
 * @line: its line in the file; 0: none
 * @pointer: RFC 6901 pointer of the row within the file, `""` if it is a line
 *
 * Members that only the backend writes are passed over.
 */
void
bw_import_add_row (BwImport       *self,
                   BwDocumentType  type,
                   JsonObject     *row,
                   guint           line,
                   const char     *pointer)
{
  Row next = { .pointer = g_strdup (pointer), .number = line };
  g_autoptr (JsonObject) object = copy_object (row);

  bw_schema_strip (bw_schema_of_type (type), object);
  if (check_id (self, type, object, &next)
      && check_other_type (self, type, json_object_get_string_member (object, "id"), &next))
    judge (self, type, object, &next);
  if (self->n_remarked < self->remarks->len)
    next.remark = self->n_remarked = self->remarks->len;
  g_array_append_val (self->rows, next);
}

/**
 * bw_import_add_fault:
 * @self: an import
 * @line: line in the file; 0: none
 * @pointer: RFC 6901 pointer
 * @reason: what is wrong there
 *
 * Notes a row that cannot be read.
 */
void
bw_import_add_fault (BwImport   *self,
                     guint       line,
                     const char *pointer,
                     const char *reason)
{
  Row row = { .pointer = g_strdup (""), .number = line };
  Row *last = self->rows->len > 0 ? &g_array_index (self->rows, Row, self->rows->len - 1) : NULL;

  /* Each bad cell of a row is told by itself. */
  if (last != NULL && line > 0 && last->number == line && last->line.document == NULL)
    {
      refuse_row (self, last, pointer, reason);
      clear_row (&row);
      return;
    }

  refuse_row (self, &row, pointer, reason);
  g_array_append_val (self->rows, row);
}

/**
 * bw_import_add_remark:
 * @self: an import
 * @line: line in the file; 0: none
 * @pointer: RFC 6901 pointer
 * @remark: what was mended there
 *
 * Notes it of the row that is added next.
 */
void
bw_import_add_remark (BwImport   *self,
                      guint       line,
                      const char *pointer,
                      const char *remark)
{
  g_ptr_array_add (self->remarks, bw_fault_new (self->file, line, pointer, remark));
}

/**
 * bw_import_finish:
 * @self: an import
 * @root: code of the city's root
 *
 * Holds the rows against each other and against what stands.
 */
void
bw_import_finish (BwImport   *self,
                  const char *root)
{
  g_return_if_fail (root != NULL);

  check_fit (self, root);
  g_ptr_array_sort (self->faults, compare_faults);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      BwImportItem item = { .standing = row->standing, .row = i };

      if (row->line.document == NULL || row->is_faulty || row->is_same)
        continue;

      item.document = bw_document_ref (row->line.document);
      g_ptr_array_add (self->items, g_memdup2 (&item, sizeof item));
    }

  g_ptr_array_sort (self->items, compare_items);
}

/**
 * bw_import_get_items:
 * @self: an import that is finished
 *
 * Returns: (transfer none) (element-type BwImportItem): what is to be put if there
 *   are no faults, in the order of the feed
 */
GPtrArray *
bw_import_get_items (BwImport *self)
{
  return self->items;
}

/**
 * bw_import_get_faults:
 * @self: an import that is finished
 *
 * Returns: (transfer none) (element-type BwFault): what is wrong, in the order of
 *   the file
 */
GPtrArray *
bw_import_get_faults (BwImport *self)
{
  return self->faults;
}

/**
 * bw_import_get_remarks:
 * @self: an import
 *
 * Returns: (transfer none) (element-type BwFault): what was mended, in the order of
 *   the file
 */
GPtrArray *
bw_import_get_remarks (BwImport *self)
{
  return self->remarks;
}

guint
bw_import_get_n_rows (BwImport *self)
{
  return self->rows->len;
}

/**
 * bw_import_get_row:
 * @self: an import that is finished
 * @index: of the row
 * @row: (out caller-allocates): what it comes to; borrowed
 */
void
bw_import_get_row (BwImport    *self,
                   guint        index,
                   BwImportRow *row)
{
  const Row *found = &g_array_index (self->rows, Row, index);
  *row = (BwImportRow) {
    .verdict = found->is_faulty ? BW_IMPORT_VERDICT_REFUSED
               : found->is_same ? BW_IMPORT_VERDICT_UNCHANGED
               : found->standing != 0 ? BW_IMPORT_VERDICT_CHANGED : BW_IMPORT_VERDICT_FRESH,
    .line = found->number,
    .document = found->line.document,
    .standing = found->stands > 0 ? g_array_index (self->standing, Standing, found->stands - 1).document : NULL,
    .id = found->line.document != NULL ? bw_document_get_id (found->line.document) : found->id,
    .faults = found->faults,
    .remark = found->remark > 0 ? g_ptr_array_index (self->remarks, found->remark - 1) : NULL,
  };
}

gboolean
bw_import_is_unfit (BwImport *self)
{
  return self->is_unfit;
}

/**
 * bw_import_get_counts:
 * @self: an import that is finished
 * @counts: (out caller-allocates): how many rows are what
 */
void
bw_import_get_counts (BwImport       *self,
                      BwImportCounts *counts)
{
  *counts = (BwImportCounts) { 0 };
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->is_faulty)
        counts->refused++;
      else if (row->is_same)
        counts->unchanged++;
      else if (row->standing != 0)
        counts->changed++;
      else
        counts->fresh++;
    }
}
