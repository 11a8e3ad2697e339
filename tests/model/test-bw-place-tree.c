/* test-bw-place-tree.c: who stands in whom, whatever came first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document.h"
#include "bw-model-error.h"
#include "bw-place-tree.h"

static BwDocument *
make_document (const char *format,
               ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  BwDocument *document;
  va_list args;

  va_start (args, format);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  json = g_strdelimit (g_strdup_vprintf (format, args), "'", '"');
#pragma GCC diagnostic pop
  va_end (args);

  document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error);
  g_assert_no_error (error);
  return document;
}

static BwPlace
put_area (BwPlaceTree  *tree,
          const char   *code,
          const char   *parent,
          GError      **error)
{
  g_autofree char *line = parent != NULL ? g_strdup_printf ("'parent':'%s',", parent) : g_strdup ("");
  g_autoptr (BwDocument) document = NULL;

  document = make_document ("{'type':'area','id':'%s',%s'level':'district','name':'%s名','names':{'en':'%s name'},"
                            "'at':'2021-08-01T00:00:00+08:00','source':'import'}",
                            code, line, code, code);
  return bw_place_tree_put_area (tree, bw_document_get_area (document), error);
}

static BwPlace
put_site (BwPlaceTree  *tree,
          const char   *code,
          const char   *area,
          const char   *state,
          double        longitude,
          GError      **error)
{
  g_autoptr (BwDocument) document = NULL;

  document = make_document ("{'type':'site','id':'%s','area':'%s','kind':'sampling','name':'%s','state':'%s',"
                            "'position':[%.1f,34.0],'at':'2021-08-01T00:00:00+08:00','source':'import'}",
                            code, area, code, state, longitude);
  return bw_place_tree_put_site (tree, bw_document_get_site (document), error);
}

static void
test_parts (void)
{
  g_autoptr (BwPlaceTree) tree = bw_place_tree_new ();
  const BwPlace *parts;
  guint n_parts;
  BwPlace city = put_area (tree, "c", NULL, NULL);
  BwPlace d2 = put_area (tree, "d2", "c", NULL);
  BwPlace d1 = put_area (tree, "d1", "c", NULL);
  BwPlace site = put_site (tree, "b", "c", "open", 113, NULL);
  g_autoptr (GArray) sites = NULL;

  parts = bw_place_tree_get_parts (tree, city, &n_parts);
  g_assert_cmpuint (n_parts, ==, 3);
  g_assert_cmpuint (parts[0], ==, site);
  g_assert_cmpuint (parts[1], ==, d1);
  g_assert_cmpuint (parts[2], ==, d2);
  g_assert_true (bw_place_tree_is_site (tree, site) && !bw_place_tree_is_site (tree, d1));
  g_assert_cmpint (bw_place_tree_get_level (tree, site), ==, BW_LEVEL_SITE);
  g_assert_true (bw_place_tree_is_within (tree, site, city));
  g_assert_true (bw_place_tree_is_within (tree, d1, d1));
  g_assert_false (bw_place_tree_is_within (tree, city, d1));
  g_assert_cmpuint (bw_place_tree_get_root (tree), ==, city);

  put_site (tree, "a", "d2", "open", 113, NULL);
  sites = bw_place_tree_dup_sites (tree, city);
  g_assert_cmpuint (sites->len, ==, 2);
}

static void
check_order (BwPlaceTree *tree,
             BwPlace      area,
             const char  *codes)
{
  g_autoptr (GString) told = g_string_new (NULL);
  guint n_parts;
  const BwPlace *parts = bw_place_tree_get_parts (tree, area, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    g_string_append (told, bw_place_tree_get_code (tree, parts[i]));
  g_assert_cmpstr (told->str, ==, codes);
}

/* Those that come after the others were put in order go where they belong; so do those
 * that are left when some go, whether they had been put in order or not. */
static void
test_order (void)
{
  g_autoptr (BwPlaceTree) tree = bw_place_tree_new ();
  BwPlace area = put_area (tree, "area", NULL, NULL);

  for (const char *code = "mcxkd"; *code != '\0'; code++)
    put_site (tree, (char[]) { *code, '\0' }, "area", "open", 113, NULL);
  check_order (tree, area, "cdkmx");
  for (const char *code = "zalyb"; *code != '\0'; code++)
    put_site (tree, (char[]) { *code, '\0' }, "area", "open", 113, NULL);
  check_order (tree, area, "abcdklmxyz");

  put_site (tree, "n", "area", "open", 113, NULL);
  put_site (tree, "e", "area", "open", 113, NULL);
  bw_place_tree_remove (tree, bw_place_tree_lookup (tree, "k"));
  bw_place_tree_remove (tree, bw_place_tree_lookup (tree, "n"));
  check_order (tree, area, "abcdelmxyz");
}

static void
test_sites_of_kind (void)
{
  g_autoptr (BwPlaceTree) tree = bw_place_tree_new ();
  BwPlace area = put_area (tree, "area", NULL, NULL);
  BwPlace site = put_site (tree, "a", "area", "open", 113, NULL);
  g_autoptr (GArray) points = bw_place_tree_dup_sites_of_kind (tree, area, BW_SITE_KIND_SAMPLING);
  g_autoptr (GArray) itself = bw_place_tree_dup_sites_of_kind (tree, site, BW_SITE_KIND_SAMPLING);
  g_autoptr (GArray) others = bw_place_tree_dup_sites_of_kind (tree, area, BW_SITE_KIND_CHECKPOINT);

  g_assert_cmpuint (points->len, ==, 1);
  g_assert_cmpuint (g_array_index (points, BwPlace, 0), ==, site);
  g_assert_cmpuint (itself->len, ==, 1);
  g_assert_cmpuint (others->len, ==, 0);
}

static void
test_names (void)
{
  g_autoptr (BwPlaceTree) tree = bw_place_tree_new ();
  BwPlace d = put_area (tree, "d", "c", NULL);
  BwPlace site = put_site (tree, "s", "d", "open", 113.5, NULL);
  BwPlace city = bw_place_tree_lookup (tree, "c");
  double longitude;
  double latitude;

  g_assert_cmpstr (bw_place_tree_get_name (tree, d, "zh_CN"), ==, "d名");
  g_assert_cmpstr (bw_place_tree_get_name (tree, d, "en"), ==, "d name");
  g_assert_cmpstr (bw_place_tree_get_name (tree, site, "en"), ==, "s");
  g_assert_cmpstr (bw_place_tree_get_name (tree, city, "en"), ==, "c");
  g_assert_true (bw_place_tree_get_position (tree, site, &longitude, &latitude));
  g_assert_cmpfloat (longitude, ==, 113.5);
  g_assert_false (bw_place_tree_get_position (tree, d, &longitude, &latitude));
}

static void
test_placeholder (void)
{
  g_autoptr (BwPlaceTree) tree = bw_place_tree_new ();
  BwPlace site = put_site (tree, "s", "d", "open", 113, NULL);
  BwPlace d = bw_place_tree_lookup (tree, "d");

  g_assert_cmpuint (bw_place_tree_get_parent (tree, site), ==, d);
  g_assert_cmpint (bw_place_tree_get_level (tree, d), ==, BW_LEVEL_UNKNOWN);
  g_assert_true (bw_place_tree_is_listed (tree, d));

  /* Its document comes: the same index. */
  g_assert_cmpuint (put_area (tree, "d", "c", NULL), ==, d);
  g_assert_cmpint (bw_place_tree_get_level (tree, d), ==, BW_LEVEL_DISTRICT);

  /* It goes while a part is left, then the part. */
  bw_place_tree_remove (tree, d);
  g_assert_cmpuint (bw_place_tree_lookup (tree, "d"), ==, d);
  g_assert_cmpuint (bw_place_tree_lookup (tree, "c"), ==, BW_PLACE_NONE);
  bw_place_tree_remove (tree, site);
  g_assert_cmpuint (bw_place_tree_lookup (tree, "d"), ==, BW_PLACE_NONE);
  g_assert_false (bw_place_tree_is_listed (tree, site));
  g_assert_cmpstr (bw_place_tree_get_code (tree, site), ==, "s");

  /* And comes back where it was. */
  g_assert_cmpuint (put_site (tree, "s", "e", "open", 113, NULL), ==, site);
}

static void
test_refused (void)
{
  g_autoptr (BwPlaceTree) tree = bw_place_tree_new ();
  const struct
  {
    gboolean    is_site;
    const char *code;
    const char *parent;
    const char *pointer;
  } wrong[] = {
    { FALSE, "c", "e", "/parent: " },
    { FALSE, "c", "c", "/parent: " },
    { FALSE, "d", "s", "/parent: " },
    { TRUE, "t", "s", "/area: " },
    { TRUE, "d", "c", "/id: " },
    { FALSE, "s", "c", "/id: " },
  };
  guint revision;

  put_area (tree, "c", NULL, NULL);
  put_area (tree, "d", "c", NULL);
  put_area (tree, "e", "d", NULL);
  put_site (tree, "s", "d", "open", 113, NULL);
  revision = bw_place_tree_get_revision (tree);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      BwPlace place = wrong[i].is_site
                        ? put_site (tree, wrong[i].code, wrong[i].parent, "open", 113, &error)
                        : put_area (tree, wrong[i].code, wrong[i].parent, &error);

      g_assert_cmpuint (place, ==, BW_PLACE_NONE);
      g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE);
      g_assert_true (g_str_has_prefix (error->message, wrong[i].pointer));
    }

  g_assert_cmpuint (bw_place_tree_get_revision (tree), ==, revision);
}

static void
test_generation (void)
{
  g_autoptr (BwPlaceTree) tree = bw_place_tree_new ();
  guint edition;
  guint generation;
  guint revision;

  put_area (tree, "c", NULL, NULL);
  put_site (tree, "s", "c", "open", 113, NULL);
  generation = bw_place_tree_get_generation (tree);
  revision = bw_place_tree_get_revision (tree);

  put_site (tree, "s", "c", "open", 113, NULL);
  g_assert_cmpuint (bw_place_tree_get_revision (tree), ==, revision);

  /* A state is no structure, a position is. */
  put_site (tree, "s", "c", "paused", 113, NULL);
  g_assert_cmpuint (bw_place_tree_get_generation (tree), ==, generation);
  g_assert_cmpuint (bw_place_tree_get_revision (tree), >, revision);
  put_site (tree, "s", "c", "paused", 114, NULL);
  g_assert_cmpuint (bw_place_tree_get_generation (tree), >, generation);

  generation = bw_place_tree_get_generation (tree);
  bw_place_tree_remove (tree, bw_place_tree_lookup (tree, "s"));
  g_assert_cmpuint (bw_place_tree_get_generation (tree), >, generation);

  /* Indices begin anew only now. */
  edition = bw_place_tree_get_edition (tree);
  put_site (tree, "t", "c", "open", 113, NULL);
  g_assert_cmpuint (bw_place_tree_get_edition (tree), ==, edition);
  bw_place_tree_clear (tree);
  g_assert_cmpuint (bw_place_tree_get_edition (tree), >, edition);
  g_assert_cmpuint (bw_place_tree_get_size (tree), ==, 0);
  g_assert_cmpuint (bw_place_tree_get_root (tree), ==, BW_PLACE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/place-tree/parts", test_parts);
  g_test_add_func ("/place-tree/order", test_order);
  g_test_add_func ("/place-tree/sites-of-kind", test_sites_of_kind);
  g_test_add_func ("/place-tree/names", test_names);
  g_test_add_func ("/place-tree/placeholder", test_placeholder);
  g_test_add_func ("/place-tree/refused", test_refused);
  g_test_add_func ("/place-tree/generation", test_generation);

  return g_test_run ();
}
