# Sourced by ./start and ./check: sets $python to a Python 3, installing it on a bare Debian.
python=$(command -v python3 || true)
if [ -z "$python" ]; then
    if ! command -v apt-get >/dev/null; then
        echo "Handslag behöver Python 3.11, 3.12 eller 3.13, och det finns inte på datorn: installera det och försök igen." >&2
        exit 69
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=env
    elif command -v sudo >/dev/null; then
        as_root="sudo --preserve-env=http_proxy,https_proxy,no_proxy"
    else
        echo "Python saknas: be den som sköter datorn att köra ”apt-get install python3 python3-venv”, och försök igen." >&2
        exit 69
    fi
    echo "Installerar Python …" >&2
    # The output is shown only when something went wrong.
    log=$(mktemp)
    if ! { $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv; } >"$log" 2>&1; then
        cat "$log" >&2
        echo "Python kunde inte installeras: se raderna ovan, kontrollera nätet och försök igen." >&2
        exit 69
    fi
    rm -f "$log"
    python=$(command -v python3)
fi
