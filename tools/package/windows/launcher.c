/* Starts the kit from wherever its folder is: loads the Python of that folder, and has it run python\start.py.

   With PLAIN it is python.exe itself, for a Python that comes without one. */
#include <windows.h>

static int say(const wchar_t *what)
{
    MessageBoxW(NULL, what, L"Abeille", MB_ICONERROR);
    return 1;
}

static int start(void)
{
    static wchar_t folder[32768 + 32], python[32768 + 64], *words[1024];
    int given, count = 0, each;
    wchar_t **typed = CommandLineToArgvW(GetCommandLineW(), &given);
    DWORD length = GetModuleFileNameW(NULL, folder, 32768);
    if (!typed || given > 1000 || !length || length >= 32768)
        return say(L"La commande est trop longue. / The command is too long.");
    wcsrchr(folder, L'\\')[0] = 0;
#ifndef PLAIN
    wcscat(folder, L"\\python");
#endif
    wcscat(wcscpy(python, folder), L"\\" PYTHON);
    AddDllDirectory(folder); /* what packages need of it is found there too */
    HMODULE library = LoadLibraryExW(python, NULL, LOAD_LIBRARY_SEARCH_DEFAULT_DIRS | LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR);
    int (*run)(int, wchar_t **) = library ? (void *)GetProcAddress(library, "Py_Main") : NULL;
    if (!run)
        return say(L"Le dossier de l'abeille n'est pas entier : installez-la ou copiez-la à nouveau. / "
                   L"The folder is not whole: install or copy it again.");
    words[count++] = typed[0];
#ifndef PLAIN
    words[count++] = L"-Xutf8";
    words[count++] = wcscat(folder, L"\\start.py");
#endif
    for (each = 1; each < given; each++)
        words[count++] = typed[each];
    words[count] = NULL;
    return run(count, words);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE, HINSTANCE, wchar_t *, int) { return start(); }
#else
int wmain(void) { return start(); }
#endif
