/* bw-city.c: a city's reference data and what is wrong with it
 *
 * A fault never stops the reading: whoever prepares a city wants to see all of
 * them at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-city.h"

#include "bw-city-private.h"
#include "bw-json.h"
#include "bw-model-error.h"

#include <string.h>

#define INDEX     "city.json"
#define FORMAT    "bulwark-city/1"
#define MAX_INDEX (1024 * 1024)
#define MAX_LINE  (4 * 1024 * 1024)
#define MAX_FILES 100

struct _BwCity
{
  GObject parent_instance;

  char      *name;       /* (owned) */
  char      *root;       /* (owned) */
  char      *time_zone;  /* (owned) */
  GStrv      credits;    /* (owned) */
  GStrv      files;      /* (owned) */
  GPtrArray *documents;  /* (owned) (element-type BwDocument) */
  GPtrArray *faults;     /* (owned) (element-type BwFault) */

  /* Lines of city.json. */
  guint      root_line;
  guint     *file_lines; /* (owned) */
};

G_DEFINE_FINAL_TYPE (BwCity, bw_city, G_TYPE_OBJECT)

static void
clear_line (gpointer data)
{
  BwCityLine *line = data;

  bw_document_unref (line->document);
  g_clear_pointer (&line->references, g_array_unref);
}

static void
add_fault (BwCity       *self,
           const char   *file,
           guint         line,
           const GError *error)
{
  g_autofree char *pointer = NULL;
  g_autofree char *reason = NULL;

  bw_json_split_error (error, &pointer, &reason);
  g_ptr_array_add (self->faults, bw_fault_new (file, line, pointer != NULL ? pointer : "", reason));
}

static void
read_line (BwCity     *self,
           const char *file,
           guint       number,
           const char *text,
           gsize       length,
           GArray     *lines)
{
  g_autoptr (JsonNode) root = bw_json_parse (text, (gssize) length, MAX_LINE, NULL);
  g_autoptr (GError) error = NULL;
  BwCityLine line = { .file = file, .line = number };

  if (root == NULL)
    {
      bw_json_check (text, length, MAX_LINE, &error);
      if (error == NULL)
        g_set_error_literal (&error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX, "not a JSON object");
      add_fault (self, file, number, error);
      return;
    }

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_ptr_array_add (self->faults, bw_fault_new (file, number, "", "not a JSON object"));
      return;
    }

  line.document = bw_document_new_from_object (json_node_get_object (root), bw_measure_catalogue_get_default (),
                                               &error);
  if (line.document == NULL)
    {
      add_fault (self, file, number, error);
      return;
    }

  line.marked = json_object_has_member (json_node_get_object (root), "fact")
                || json_object_get_boolean_member_with_default (json_node_get_object (root), "sample", FALSE);
  bw_city_members_read (&line, json_node_get_object (root), self->faults);
  g_array_append_val (lines, line);
}

static void
read_file (BwCity     *self,
           const char *directory,
           guint       index,
           GArray     *lines)
{
  const char *file = self->files[index];
  g_autofree char *path = g_build_filename (directory, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint number = 0;

  if (!g_file_get_contents (path, &text, &length, &error))
    {
      g_autofree char *pointer = g_strdup_printf ("/files/%u", index);
      gboolean is_missing = g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
      const char *reason = is_missing ? "no file beside it is called that" : error->message;

      g_ptr_array_add (self->faults, bw_fault_new (INDEX, self->file_lines[index], pointer, reason));
      return;
    }

  for (const char *at = text; at < text + length;)
    {
      const char *end = memchr (at, '\n', (gsize) (text + length - at));
      gsize size = end != NULL ? (gsize) (end - at) : (gsize) (text + length - at);

      number++;
      if (size > 0 && *at != '#')
        read_line (self, file, number, at, size, lines);
      at += size + 1;
    }
}

/* A name of a file in the folder of the city, and of no other folder. */
static gboolean
is_file_name (const char *name)
{
  return name != NULL && *name != '\0' && *name != '.' && strchr (name, G_DIR_SEPARATOR) == NULL;
}

static GStrv
read_strings (JsonObject  *object,
              const char  *member,
              GError     **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > MAX_FILES)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                   "/%s: not a list of at most %d strings", member, MAX_FILES);
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (json_node_get_value_type (item) != G_TYPE_STRING)
        {
          g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s/%u: not a string", member, i);
          return NULL;
        }
      g_strv_builder_add (builder, json_node_get_string (item));
    }

  return g_strv_builder_end (builder);
}

static gboolean
read_index (BwCity      *self,
            JsonObject  *object,
            GError     **error)
{
  const char *format;
  const char *root;
  const char *zone_name;
  g_autoptr (GTimeZone) zone = NULL;
  JsonNode *name = json_object_get_member (object, "name");

  if (!bw_json_get_string (object, "format", &format, error)
      || !bw_json_get_string (object, "root", &root, error)
      || !bw_json_get_string (object, "time_zone", &zone_name, error))
    return FALSE;

  if (!g_str_equal (format, FORMAT))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, "/format: \"%s\" is not \"" FORMAT "\"", format);
      return FALSE;
    }

  zone = g_time_zone_new_identifier (zone_name);
  if (zone == NULL)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                   "/time_zone: no time zone is called \"%s\"", zone_name);
      return FALSE;
    }

  self->files = read_strings (object, "files", error);
  if (self->files == NULL)
    return FALSE;

  for (guint i = 0; self->files[i] != NULL; i++)
    {
      if (is_file_name (self->files[i]))
        continue;
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                   "/files/%u: \"%s\" is not the name of a file beside it", i, self->files[i]);
      return FALSE;
    }

  self->credits = json_object_has_member (object, "credits") ? read_strings (object, "credits", error)
                                                             : g_new0 (char *, 1);
  if (self->credits == NULL)
    return FALSE;

  self->root = g_strdup (root);
  self->time_zone = g_strdup (zone_name);
  if (name != NULL && JSON_NODE_HOLDS_OBJECT (name))
    self->name = g_strdup (json_object_get_string_member_with_default (json_node_get_object (name), "zh_CN", root));
  else
    self->name = g_strdup (root);
  return TRUE;
}

/* Where @word, or else @member, first stands in the text; from 1. */
static guint
find_line (const char *text,
           const char *member,
           const char *word)
{
  g_autofree char *quoted_member = g_strdup_printf ("\"%s\"", member);
  g_autofree char *quoted_word = g_strdup_printf ("\"%s\"", word);
  const char *found = strstr (text, quoted_member);
  const char *inside = found != NULL ? strstr (found, quoted_word) : NULL;
  guint line = 1;

  found = inside != NULL ? inside : found;
  for (const char *c = text; found != NULL && c < found; c++)
    line += *c == '\n';

  return line;
}

static void
find_lines (BwCity     *self,
            const char *text)
{
  self->root_line = find_line (text, "root", self->root);
  self->file_lines = g_new0 (guint, g_strv_length (self->files) + 1);
  for (guint i = 0; self->files[i] != NULL; i++)
    self->file_lines[i] = find_line (text, "files", self->files[i]);
}

static gboolean
open_index (BwCity      *self,
            const char  *directory,
            GError     **error)
{
  g_autofree char *path = g_build_filename (directory, INDEX, NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;

  root = bw_json_parse (text, (gssize) length, MAX_INDEX, error);
  if (root != NULL && !JSON_NODE_HOLDS_OBJECT (root))
    g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, "not a JSON object");
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !read_index (self, json_node_get_object (root), error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  find_lines (self, text);
  return TRUE;
}

/* The order of the feed: by type, areas from the top; else as they were read. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const BwCityLine *one = a;
  const BwCityLine *other = b;
  BwDocumentType kind = bw_document_get_kind (one->document);
  int order = (int) kind - (int) bw_document_get_kind (other->document);

  if (order == 0 && kind == BW_DOCUMENT_TYPE_AREA)
    order = (int) bw_document_get_area (one->document)->level - (int) bw_document_get_area (other->document)->level;

  return order;
}

static void
bw_city_finalize (GObject *object)
{
  BwCity *self = BW_CITY (object);

  g_free (self->name);
  g_free (self->root);
  g_free (self->time_zone);
  g_strfreev (self->credits);
  g_strfreev (self->files);
  g_free (self->file_lines);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->faults);

  G_OBJECT_CLASS (bw_city_parent_class)->finalize (object);
}

static void
bw_city_class_init (BwCityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_city_finalize;
}

static void
bw_city_init (BwCity *self)
{
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
}

/**
 * bw_city_new:
 * @directory: a folder with a `city.json`
 * @error: return location
 *
 * Reads all of it; blocks. What is wrong in the files becomes a fault, also that
 * one cannot be read.
 *
 * Returns: (transfer full) (nullable): the city; %NULL if `city.json` cannot be
 *   used
 */
BwCity *
bw_city_new (const char  *directory,
             GError     **error)
{
  g_autoptr (BwCity) self = g_object_new (BW_TYPE_CITY, NULL);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (BwCityLine));

  g_return_val_if_fail (directory != NULL, NULL);

  g_array_set_clear_func (lines, clear_line);
  if (!open_index (self, directory, error))
    return NULL;

  for (guint i = 0; self->files[i] != NULL; i++)
    read_file (self, directory, i, lines);

  bw_city_check (lines, self->root, self->root_line, self->faults);
  bw_city_rules_check (directory, self->faults);
  /* Stable: GArray sorts by merging. */
  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (self->documents, bw_document_ref (g_array_index (lines, BwCityLine, i).document));

  return g_steal_pointer (&self);
}

/**
 * bw_city_get_name:
 * @self: a city
 *
 * Returns: (transfer none): its name in Chinese
 */
const char *
bw_city_get_name (BwCity *self)
{
  g_return_val_if_fail (BW_IS_CITY (self), NULL);

  return self->name;
}

/**
 * bw_city_get_root:
 * @self: a city
 *
 * Returns: (transfer none): code of the area that all others stand in
 */
const char *
bw_city_get_root (BwCity *self)
{
  g_return_val_if_fail (BW_IS_CITY (self), NULL);

  return self->root;
}

/**
 * bw_city_get_time_zone:
 * @self: a city
 *
 * Returns: (transfer none): IANA name
 */
const char *
bw_city_get_time_zone (BwCity *self)
{
  g_return_val_if_fail (BW_IS_CITY (self), NULL);

  return self->time_zone;
}

/**
 * bw_city_get_credits:
 * @self: a city
 *
 * Returns: (transfer none): whom its data is from, a line each
 */
GStrv
bw_city_get_credits (BwCity *self)
{
  g_return_val_if_fail (BW_IS_CITY (self), NULL);

  return self->credits;
}

/**
 * bw_city_get_documents:
 * @self: a city
 *
 * Returns: (transfer none) (element-type BwDocument): all that could be read, in
 *   the order of the feed
 */
GPtrArray *
bw_city_get_documents (BwCity *self)
{
  g_return_val_if_fail (BW_IS_CITY (self), NULL);

  return self->documents;
}

/**
 * bw_city_get_faults:
 * @self: a city
 *
 * Returns: (transfer none) (element-type BwFault): what is wrong
 */
GPtrArray *
bw_city_get_faults (BwCity *self)
{
  g_return_val_if_fail (BW_IS_CITY (self), NULL);

  return self->faults;
}
