/* city-fixture.c: the documents of a city of the source tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "city-fixture.h"

static void
read_file (GPtrArray  *documents,
           const char *directory,
           const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), directory, name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;

      g_ptr_array_add (documents,
                       bw_document_new (lines[i], -1, bw_measure_catalogue_get_default (), &error));
      if (error != NULL)
        g_error ("%s:%u: %s", path, i + 1, error->message);
    }
}

GPtrArray *
fixture_read_city (const char *directory)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), directory, "city.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *files;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  files = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "files");
  for (guint i = 0; i < json_array_get_length (files); i++)
    read_file (documents, directory, json_array_get_string_element (files, i));

  return documents;
}
